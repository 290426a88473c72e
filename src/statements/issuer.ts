import {type Document, textOf} from '../release/document.ts'

/** Who issued the release, as far as it says. */
export interface Issuer {
  readonly company: string | undefined
  /** `NASDAQ: INAP` */
  readonly ticker: string | undefined
  readonly headline: string | undefined
}

const SUFFIX =
  '(?:Inc|Corp(?:oration)?|Ltd|Limited|LLC|plc|PLC|Company|Co|Holdings|Group|N\\.V|S\\.A|AG|INC|CORP(?:ORATION)?|LTD|LIMITED|COMPANY|CO|HOLDINGS|GROUP)\\.?'
const LISTED = /\(\s*((?:NASDAQ|NYSE|Nasdaq|AMEX|NYSE American|TSX)[^():]*:\s*[A-Z.]{1,6})\s*[);]/
const NAMED = new RegExp(`([A-Z][\\w&'’.-]*(?:[ ,]+(?:[A-Z&][\\w&'’.-]*|and|of|the))*[ ,]+${SUFFIX})(?=[\\s,(]|$)`)

/** Reads who speaks: the name beside the ticker, else the first name that ends as companies' do. */
export function readIssuer(document: Document): Issuer {
  const texts = document.blocks.flatMap(block => (block.kind === 'paragraph' ? [textOf(block)] : []))
  const listed = texts.find(text => LISTED.test(text))
  const before = listed?.slice(0, LISTED.exec(listed)?.index)
  const company = [before, ...texts.slice(0, 20)].map(text => NAMED.exec(text ?? '')?.[1]).find(Boolean)
  return {
    company,
    ticker: listed && LISTED.exec(listed)?.[1],
    headline: texts.find(text => text.length > 15 && text.length < 250)
  }
}
