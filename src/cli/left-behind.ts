/** What pdf.js gives up on and tries again in another way, it throws where nobody catches it; Node would end the program for that. */
const OF_PDF =
  /^(?:XRefEntry|XRefParse|MissingData|ParserEOF|InvalidPDF|UnknownError|Abort)Exception$|^(?:Format|Jpeg|Jpx|Jbig2)Error$/

let isOn = false

/** Lets the reading of a damaged PDF go on; whatever else nobody caught ends the program as ever. */
export function surviveDamagedPdfs(): void {
  if (isOn) return
  isOn = true
  process.on('unhandledRejection', reason => {
    if (!(reason instanceof Error && OF_PDF.test(reason.name))) throw reason
  })
}
