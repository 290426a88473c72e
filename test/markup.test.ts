import assert from 'node:assert/strict'
import {strFromU8, unzipSync} from 'fflate'
import {Parser} from 'htmlparser2'
import {holding} from '../src/history/holdings.ts'
import {isPlainWord} from '../src/plan/as-text.ts'
import {planWorkbook} from '../src/plan/workbook.ts'
import {readDocument} from '../src/release/read.ts'
import {editionOf} from '../src/history/edition.ts'
import {extract} from '../src/show/extract.ts'
import {showProblem} from '../src/show/problem.ts'
import {FORMATS, showResults} from '../src/show/verdicts.ts'
import {findingsIn, tieOut} from '../src/tie-out.ts'
import {writeXlsx} from '../src/xlsx/write.ts'
import {releaseOf} from './support/in-words.ts'
import {readXlsx} from './support/read-xlsx.ts'

/** Texts that a page, a spreadsheet, a file of XML or a terminal could take for more than text; each says EVIL. */
const EVIL = [
  '=HYPERLINK("http://EVIL","EVIL")',
  '@SUM(EVIL!A1)',
  '+EVIL|"/C calc"!A0',
  '-2+3+EVIL()',
  '=EVIL|"/C calc"!A0',
  '  =EVIL(1)',
  '＝EVIL(1)',
  '<img src=x onerror=EVIL>',
  '<script>EVIL</script>',
  '"><svg onload=EVIL>',
  ']]><EVIL/>',
  '&lt;EVIL&gt;',
  '{{EVIL}}${EVIL}',
  '_x003D_EVIL(1)',
  '\u001b]0;EVIL\u0007',
  '\u202eEVIL\u2066',
  '\u009b31mEVIL',
  "'=EVIL(1)"
]

/** What a terminal carries out, or turns about; as JSON spells it, too. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const CARRIED_OUT = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\\u00[01]/

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

/** A release with the text for its title, its units, a heading, a section, a label, a figure, a note and a sentence. */
const asText = (text: string): string =>
  `${text} Corp Reports\n\n${text}\n\nRevenue rose to $1,500 ${text} in 2024.\n\nSTATEMENTS OF OPERATIONS ${text}\n(In thousands) ${text}\n` +
  `\tThree Months Ended June 30, 2024\t${text}\n${text}\nGoods ${text}\t1,000\t900\n${text}\t500\t400\nTotal ${text}\t1,500\t1,300\nOther\t${text}\t3\n\n${'Some words of a note. '.repeat(300)}\n`

const asPage = (text: string): string =>
  `<html>${asText(text)
    .split('\n')
    .map(line => escaped(line))
    .map(line => (line.includes('\t') ? `<tr><td>${line.replace(/\t/g, '</td><td>')}</td></tr>` : `<p>${line}</p>`))
    .join('\n')
    .replace(/(?:<tr>.*<\/tr>\n?)+/g, '<table>$&</table>')}</html>`

describe('a text of a release', () => {
  for (const text of EVIL)
    for (const [form, source] of [
      ['text', asText(text)],
      ['page', asPage(text)]
    ] as const)
      it(`stays text: ${JSON.stringify(text)} in a ${form}`, async () => {
        const found = tieOut(releaseOf(source))
        assert.ok(found.model.facts.size > 0)
        const plan = planWorkbook(holding(found))
        for (const sheet of plan.sheets)
          for (const cell of sheet.rows.flat())
            if (cell?.content.kind === 'text' && !isPlainWord(cell.content.text))
              assert.equal(plan.styles[cell.style]?.format, '@', cell.content.text)

        const bytes = await writeXlsx(plan)
        for (const sheet of readXlsx(bytes).sheets)
          for (const [, cell] of sheet.cells) assert.doesNotMatch(cell.formula ?? '', /EVIL/)
        for (const [path, part] of Object.entries(unzipSync(bytes)))
          if (/\.(?:xml|rels)$/.test(path)) {
            const names: string[] = []
            new Parser(
              {onopentag: (name, attributes) => names.push(name, ...Object.keys(attributes))},
              {xmlMode: true}
            ).end(strFromU8(part))
            assert.ok(!names.some(name => /EVIL|script|svg|img|onerror|onload/i.test(name)), path)
            if (path.endsWith('.rels')) assert.doesNotMatch(strFromU8(part), /EVIL/)
          }

        for (const table of extract([editionOf(found)]).values())
          for (const cell of table.split(/[\t\n]/)) assert.doesNotMatch(cell, /^\s*(?:[=@＝]|[-+].*[|!])/)

        // What is shown on a terminal holds nothing that it would carry out.
        const shown = [
          ...readDocument(releaseOf(source)).value.blocks.map(block => JSON.stringify(block)),
          ...found.problems.map(problem => showProblem(problem, 'r')),
          ...FORMATS.map(format => showResults(found, format, findingsIn(found)))
        ]
        assert.doesNotMatch(shown.join(''), CARRIED_OUT)
      })
})
