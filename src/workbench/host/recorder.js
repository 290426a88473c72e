/*
 * Records what a real Excel answers, so that this host can be measured against it.
 *
 * Paste it into Script Lab, or into the console of any add-in in Excel, with a new empty workbook open. It works on a sheet of its
 * own, which it deletes again, and prints the recording as JSON: save that under test/workbench/recordings/. It sends nothing
 * anywhere. The recording holds the requests below and Excel's answers to them, and Excel's version.
 */
/* global Excel, Office, OSF */

const sheetName = 'INAP recording'

// Each step runs as one Excel.run. A step that fails is as much worth as one that does not. Steps must not be reordered: the
// answers to one depend on those before it.
const steps = [
  [
    'a new sheet',
    async (context, book) => {
      const sheet = book.worksheets.add(sheetName)
      sheet.load('name,visibility,tabColor,showGridlines')
      await context.sync()
    }
  ],
  [
    'what is entered is recognized',
    async (context, book, sheet) => {
      const range = sheet.getRange('A1:H1')
      range.values = [[1, 1.5, 'text', true, '12%', '$1,234.50', '(5)', "'007"]]
      sheet.getRange('A2:H2').values = [['1,234', '3/31/2013', '=A1+B1', '=1/0', '', null, '-', '1e3']]
      sheet.getRange('A1:H2').load('values,formulas,text,numberFormat,valueTypes')
      await context.sync()
    }
  ],
  [
    'a text format keeps text',
    async (context, book, sheet) => {
      const range = sheet.getRange('J1:J2')
      range.numberFormat = [['@'], ['@']]
      range.values = [['=1+1'], [12]]
      range.load('values,formulas,valueTypes')
      await context.sync()
    }
  ],
  [
    'a missing sheet',
    async (context, book) => {
      book.worksheets.getItem('There is none').load('name')
      await context.sync()
    }
  ],
  [
    'null objects',
    async (context, book) => {
      const missing = book.worksheets.getItemOrNullObject('There is none')
      missing.getRange('A1').load('values')
      missing.load('name')
      await context.sync()
    }
  ],
  [
    'rows of the wrong size',
    async (context, book, sheet) => {
      sheet.getRange('A10').values = [['before']]
      sheet.getRange('A11:B12').values = [[1, 2]]
      await context.sync()
    }
  ],
  [
    'what was done before a failure stays',
    async (context, book, sheet) => {
      sheet.getRange('A10:B12').load('values')
      await context.sync()
    }
  ],
  [
    'names',
    async (context, book, sheet) => {
      const name = book.names.add('INAP_Recorded', sheet.getRange('A1:B1'), 'a comment')
      const constant = book.names.addFormulaLocal('INAP_Constant', '=0.5')
      name.load('name,type,value,formula,scope,visible,comment')
      constant.load('name,type,value,formula')
      await context.sync()
      name.delete()
      constant.delete()
      await context.sync()
    }
  ],
  [
    'a name that looks like a cell',
    async (context, book, sheet) => {
      book.names.add('FY2024', sheet.getRange('A1'))
      await context.sync()
    }
  ],
  [
    'a table',
    async (context, book, sheet) => {
      sheet.getRange('A20:C22').values = [
        ['Item', '1Q13', '1Q13'],
        ['Revenue', 100, 110],
        ['Cost', -60, -65]
      ]
      const table = sheet.tables.add('A20:C22', true)
      table.name = 'Recorded'
      table.load('name,showHeaders,showTotals,style,showBandedRows,showFilterButton')
      const columns = table.columns.load('items/name,items/index,items/id,items/values')
      sheet.getRange('E20').formulas = [['=SUM(Recorded[1Q13])']]
      const sum = sheet.getRange('E20').load('values,formulas')
      await context.sync()
      table.rows.add(null, [['Other', 5, 5]])
      const range = table.getRange().load('address,values')
      await context.sync()
      return [columns, sum, range].length
    }
  ],
  [
    'formats, alike and not',
    async (context, book, sheet) => {
      sheet.getRange('A1').format.font.bold = true
      sheet.getRange('A1:B1').format.fill.color = 'yellow'
      sheet.getRange('A1:B1').format.borders.getItem('EdgeBottom').style = 'Double'
      sheet.getRange('A1:B1').load('format/font/bold,format/fill/color,format/horizontalAlignment,format/wrapText')
      await context.sync()
    }
  ],
  [
    'places',
    async (context, book, sheet) => {
      const cell = sheet.getRange('B2')
      cell.getOffsetRange(1, 1).load('address')
      cell.getResizedRange(1, 2).load('address')
      cell.getEntireRow().load('address')
      cell.getIntersectionOrNullObject('D4').load('address')
      sheet.getRange('A1:B1').getBoundingRect('D4').load('address,cellCount')
      sheet.getUsedRange(true).load('address')
      await context.sync()
    }
  ],
  [
    'rows inserted',
    async (context, book, sheet) => {
      const cell = sheet.getRange('C2')
      context.trackedObjects.add(cell)
      await context.sync()
      sheet.getRange('2:2').insert('Down')
      cell.load('address,formulas')
      await context.sync()
      cell.untrack()
      await context.sync()
    }
  ],
  [
    'copied, found, special',
    async (context, book, sheet) => {
      sheet.getRange('L3').copyFrom('A1:C3')
      sheet.getRange('L3:N5').load('formulas')
      sheet.getRange('A1:H3').findOrNullObject('TEX', {matchCase: false}).load('address')
      sheet.getRange('A1:H3').findOrNullObject('tex', {completeMatch: true}).load('address')
      sheet.getRange('A1:H3').getSpecialCellsOrNullObject('Formulas').load('address,areaCount,cellCount')
      await context.sync()
    }
  ],
  [
    'a protected sheet',
    async (context, book, sheet) => {
      sheet.protection.protect()
      await context.sync()
      sheet.getRange('A1').values = [['x']]
      await context.sync()
    }
  ],
  [
    'an XML part',
    async (context, book) => {
      const part = book.customXmlParts.add('<r xmlns="urn:inap:recorded"/>')
      part.load('namespaceUri')
      const xml = part.getXml()
      await context.sync()
      part.delete()
      await context.sync()
      return xml.value
    }
  ],
  [
    'the sheet is deleted',
    async (context, book, sheet) => {
      sheet.protection.unprotect()
      sheet.delete()
      book.worksheets.getItemOrNullObject(sheetName).load('name')
      await context.sync()
    }
  ]
]

async function recordExcel() {
  const api = OSF.DDA.RichApi
  const recording = {madeBy: 'Microsoft Excel', ...Office.context.diagnostics, steps: []}
  let exchanges = []
  const send = (message, done) => {
    const exchange = {request: JSON.parse(message[4])}
    exchanges.push(exchange)
    api.executeRichApiRequestAsync(message, result => {
      if (result.status === 'succeeded') {
        const body = result.value.data[2]
        exchange.response = JSON.parse(typeof body === 'string' ? body : body.join(''))
      } else exchange.failed = {code: result.error.code, message: result.error.message}
      done(result)
    })
  }
  // The function itself cannot be replaced; the object it is found in can.
  OSF.DDA.RichApi = Object.create(api, {executeRichApiRequestAsync: {value: send}})
  try {
    for (const [name, step] of steps) {
      const recorded = {name, exchanges: []}
      exchanges = recorded.exchanges
      recording.steps.push(recorded)
      try {
        await Excel.run(async context => {
          const book = context.workbook
          await step(context, book, book.worksheets.getItemOrNullObject(sheetName))
        })
      } catch (error) {
        recorded.error = {code: error.code, message: error.message, location: error.debugInfo?.errorLocation}
      }
    }
  } finally {
    OSF.DDA.RichApi = api
  }
  return recording
}

recordExcel().then(recording => {
  console.log(JSON.stringify(recording))
  return recording
})
