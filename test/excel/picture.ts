import type {Content} from '../../src/workbench/host/cell.ts'
import type {AddIn} from './excel-fixture.ts'

/** All that a user would see or lose: tabs, cells, tables, names, what is kept. */
export function picture({host}: AddIn): unknown {
  const {sheets, tables, names, xmlParts} = host.book
  return {
    sheets: sheets.map(sheet => {
      const used = sheet.used(true)
      const cells = used
        ? Array.from({length: used.rows * used.columns}, (_, at) => {
            const [row, column] = [used.row + Math.floor(at / used.columns), used.column + (at % used.columns)]
            return {row, column, content: shown(sheet.content(row, column))}
          })
        : []
      return {name: sheet.name, cells: cells.filter(({content}) => content.kind !== 'empty')}
    }),
    tables: tables.map(table => [table.name, table.area]),
    names: names.map(name => [name.name, name.formula]),
    parts: xmlParts.map(part => part.xml).toSorted()
  }
}

/** However a text was entered, behind an apostrophe or into a cell of text format, it is the same text. */
const shown = (content: Content): Content => (content.kind === 'text' ? {...content, quoted: false} : content)
