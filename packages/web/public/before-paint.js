// Runs before anything is drawn, so that neither theme nor language flashes. See src/setting/theme.ts and
// src/language/choice.ts, which keep these choices.
;(() => {
  const root = document.documentElement
  const theme = localStorage.getItem("postkasse.theme")
  const language = localStorage.getItem("postkasse.language")
  if (theme === "light" || theme === "dark") root.dataset.colorScheme = theme
  if (language === "nb" || language === "nn" || language === "en") root.lang = language
})()
