import type { Printing } from "../print.ts"
import { openPdf } from "./engine.ts"

/** Dots an inch on paper: enough for small print, and 200 pages still fit in memory as pictures. */
const dotsPerInch = 150

/** Prints every page of the document, and nothing of the page around it. */
export const printPdf = async (href: string, progress: (at: Printing) => void): Promise<void> => {
  const pdf = await openPdf(href)
  const paper = document.createElement("div")
  paper.className = "printed"
  const urls: Array<string> = []
  try {
    for (let number = 1; number <= pdf.numPages; number += 1) {
      progress({ page: number, of: pdf.numPages })
      const page = await pdf.getPage(number)
      const viewport = page.getViewport({ scale: dotsPerInch / 72 })
      const canvas = document.createElement("canvas")
      canvas.width = Math.floor(viewport.width)
      canvas.height = Math.floor(viewport.height)
      await page.render({ canvas, viewport, intent: "print" }).promise
      const url = URL.createObjectURL(await pictureOf(canvas))
      urls.push(url)
      paper.append(await imageOf(url))
      page.cleanup()
    }
    document.body.append(paper)
    document.documentElement.dataset["printing"] = ""
    await printed()
  } finally {
    delete document.documentElement.dataset["printing"]
    paper.remove()
    for (const url of urls) URL.revokeObjectURL(url)
    await pdf.loadingTask.destroy()
  }
}

/** Opens the browser's print dialog, and answers when it is closed: some browsers go on at once. */
const printed = (): Promise<void> =>
  new Promise((resolve) => {
    addEventListener("afterprint", () => resolve(), { once: true })
    print()
  })

const pictureOf = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error("The page could not be drawn")) : resolve(blob)))
  })

const imageOf = async (url: string): Promise<HTMLImageElement> => {
  const image = new Image()
  image.src = url
  await image.decode()
  return image
}
