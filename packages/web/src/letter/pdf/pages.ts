import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist"
import { EventBus, LinkTarget, PDFLinkService, PDFPageView } from "pdfjs-dist/web/pdf_viewer.mjs"
import { quietWords } from "./quiet-words.ts"

/** CSS pixels to a PDF point. */
const perPoint = 96 / 72

/** How far outside the window a page is drawn ahead, and how far it is kept. */
const ahead = "100% 0px"
const kept = "400% 0px"

/**
 * Draws the pages into `container`, as wide as it is: those near the window only, since a long document drawn whole would
 * fill the memory. Each page has its text over it, to be read aloud, selected and searched, and its links. Gives the way to
 * stop.
 */
export const showPages = async (
  pdf: PDFDocumentProxy,
  container: HTMLDivElement,
  nameOf: (page: number) => string
): Promise<() => void> => {
  const stop = new AbortController()
  const eventBus = new EventBus()
  const links = new PDFLinkService({
    eventBus,
    externalLinkTarget: LinkTarget.BLANK,
    externalLinkRel: "noopener noreferrer external"
  })
  const first = await pdf.getPage(1)
  const views = Array.from({ length: pdf.numPages }, (_, index) => {
    const view = new PDFPageView({
      container,
      eventBus,
      id: index + 1,
      scale: scaleFor(container, widthOf(first)),
      defaultViewport: first.getViewport({ scale: perPoint }),
      annotationMode: 1,
      layerProperties: { linkService: links },
      l10n: quietWords as never,
      abortSignal: stop.signal
    })
    view.div.setAttribute("aria-label", nameOf(index + 1))
    return view
  })
  links.setDocument(pdf)
  const viewer = {
    scrollPageIntoView: ({ pageNumber }: { pageNumber: number }) => views[pageNumber - 1]?.div.scrollIntoView()
  }
  links.setViewer(viewer)

  const draw = async (view: PDFPageView) => {
    if (view.renderingState !== untouched) return
    const page = await pdf.getPage(Number(view.id))
    if (stop.signal.aborted || view.renderingState !== untouched) return
    view.setPdfPage(page)
    view.update({ scale: scaleFor(container, widthOf(page)) })
    await view.draw()
  }
  const viewOf = (element: Element) => views.find((view) => view.div === element)
  const near = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        const view = viewOf(entry.target)
        if (entry.isIntersecting && view !== undefined) void draw(view).catch(ignoreCancelled)
      }
    },
    { rootMargin: ahead }
  )
  const far = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) if (!entry.isIntersecting) viewOf(entry.target)?.destroy()
    },
    { rootMargin: kept }
  )
  for (const view of views) {
    near.observe(view.div)
    far.observe(view.div)
  }

  let width = container.clientWidth
  let settle: ReturnType<typeof setTimeout> | undefined
  const resized = new ResizeObserver(() => {
    if (container.clientWidth === width) return
    width = container.clientWidth
    clearTimeout(settle)
    settle = setTimeout(() => {
      for (const view of views) {
        view.update({ scale: scaleFor(container, view.viewport.width / view.viewport.scale) })
        near.unobserve(view.div)
        near.observe(view.div)
      }
    }, 120)
  })
  resized.observe(container)

  return () => {
    stop.abort()
    clearTimeout(settle)
    for (const observer of [near, far, resized]) observer.disconnect()
    for (const view of views) view.destroy()
    container.replaceChildren()
  }
}

/** pdf.js' word for a page of which nothing is drawn or being drawn. */
const untouched = 0

/** In points. */
const widthOf = (page: PDFPageProxy): number => page.getViewport({ scale: 1 }).width

const scaleFor = (container: HTMLElement, points: number): number => container.clientWidth / (points * perPoint)

/** A page that was scrolled away before it was drawn is no fault. */
const ignoreCancelled = (error: unknown): void => {
  if (!(error instanceof Error) || error.name !== "RenderingCancelledException") reportError(error)
}
