import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {defaultBaseUrl, developmentUrl, productionBaseUrl, productionManifest} from '../.ci/manifest-url.js'
import {checkManifest, type Size} from './support/manifest-check.ts'

const root = new URL('../', import.meta.url)
const manifest = readFileSync(new URL('manifest.xml', root), 'utf8')

describe('manifest', () => {
  it('is free of faults', () => {
    assert.deepEqual(checkManifest(manifest, pngSize), [])
  })

  it('is free of faults as published', () => {
    const published = productionManifest(manifest, defaultBaseUrl)
    assert.deepEqual(checkManifest(published, pngSize), [])
    assert.doesNotMatch(published, /localhost/i)
    assert.equal(published.split(defaultBaseUrl).length, manifest.split(developmentUrl).length)
  })

  it('is not published with a localhost left in it', () => {
    const half = manifest.replace(`${developmentUrl}/functions.js"`, 'https://localhost:3001/functions.js"')
    assert.notEqual(half, manifest)
    assert.throws(() => productionManifest(half, defaultBaseUrl), /localhost/)
    assert.throws(() => productionManifest(manifest, 'https://localhost:8080'), /localhost/)
  })

  it('is published under INAP_BASE_URL when there is one', () => {
    assert.equal(productionBaseUrl({}), defaultBaseUrl)
    assert.equal(productionBaseUrl({INAP_BASE_URL: ''}), defaultBaseUrl)
    assert.equal(productionBaseUrl({INAP_BASE_URL: 'https://example.com/tools/'}), 'https://example.com/tools')
    assert.equal(productionBaseUrl({INAP_BASE_URL: 'https://example.com'}), 'https://example.com')
    for (const refused of ['http://example.com', 'example.com', 'https://example.com/?a=1', 'https://example.com/#a'])
      assert.throws(() => productionBaseUrl({INAP_BASE_URL: refused}), /INAP_BASE_URL/, refused)
  })

  describe('check finds', () => {
    const faults: [fault: string, from: string | RegExp, to: string, problem: RegExp][] = [
      ['an unclosed element', '</Supertip>', '', /not well-formed.*<\/Control>/i],
      ['an attribute without quotes', 'lifetime="long"', 'lifetime=long', /not well-formed/i],
      ['an attribute twice', 'lifetime="long"', 'lifetime="long" lifetime="long"', /attribute twice/],
      ['a bare ampersand', 'Earnings release', 'Earnings & release', /bare &/],
      ['a second root', /$/, '<OfficeApp/>', /second root/],
      ['a file cut short', /<\/VersionOverrides>[^]*/, '', /never closed/],
      ['an id that is no GUID', /<Id>./, '<Id>g', /<Id>/],
      ['a version of three numbers', '1.0.0.0', '1.0.0', /<Version>/],
      ['a missing element', /<SupportUrl .*\/>/, '', /<SupportUrl> is missing/],
      [
        'a doubled element',
        '<ProviderName>',
        '<ProviderName>x</ProviderName><ProviderName>',
        /ProviderName> stands 2 times/
      ],
      ['an unknown element', '<AllFormFactors>', '<Extra/><AllFormFactors>', /Host:Workbook: <Extra> does not belong/],
      ['a pane id', '<Action xsi:type="ShowTaskpane">', '$&<TaskpaneId>A</TaskpaneId>', /<TaskpaneId> does not belong/],
      [
        'the head out of order',
        /(<Version>.*>)(\s*)(<ProviderName>.*>)/,
        '$3$2$1',
        /<Version> has to stand before <Prov/
      ],
      [
        'the runtime not first',
        /(<Runtimes>[^]*<\/Runtimes>)([^]*<\/AllFormFactors>)/,
        '$2$1',
        /<Runtimes> has to stand/
      ],
      [
        "a tab's label before its group",
        /(<CustomTab.*>)([^]*)(<Label resid="Tab.Label"\/>)/,
        '$1$3$2',
        /CustomTab: <Group>/
      ],
      [
        'resources out of order',
        /(<bt:Urls>[^]*<\/bt:Urls>)(\s*<bt:Short[^]*<\/bt:ShortStrings>)/,
        '$2$1',
        /<bt:Urls> has/
      ],
      [
        'an undefined resid',
        'String id="Check.Title"',
        'String id="Check.Titel"',
        /"Check.Title", which is not defined/
      ],
      [
        'an unused resid',
        '<bt:ShortStrings>',
        '$&<bt:String id="Lost" DefaultValue="x"/>',
        /"Lost" of bt:ShortStrings is never/
      ],
      ['a resid defined twice', '<bt:ShortStrings>', '$&<bt:String id="Tab.Label" DefaultValue="x"/>', /defined twice/],
      [
        'a resid of the wrong list',
        '<Label resid="Tab.Label"/>',
        '<Label resid="Check.Description"/>',
        /not of bt:Short/
      ],
      ['a resid too long', /Release\.Label/g, 'Release.Label.Of.The.Group.On.The.Ribbon', /more than 32/],
      ['another page', /(<Page>\s*<SourceLocation resid=")Taskpane.Url/, '$1Functions.Script.Url', /<Page> names/],
      [
        'another function file',
        '<FunctionFile resid="Taskpane.Url"/>',
        '<FunctionFile resid="Functions.Script.Url"/>',
        /<FunctionFile> names/
      ],
      [
        'another pane',
        /(ShowTaskpane">\s*<SourceLocation resid=")Taskpane.Url/,
        '$1Functions.Script.Url',
        /ShowTaskpane names/
      ],
      [
        'another runtime',
        '<Runtime resid="Taskpane.Url"',
        '<Runtime resid="Functions.Script.Url"',
        /<Page> names resid/
      ],
      [
        'another start page',
        '<SourceLocation DefaultValue="https://localhost:3000/taskpane',
        '$&2',
        /<DefaultSettings> opens/
      ],
      ['a short runtime', 'lifetime="long"', 'lifetime="short"', /lifetime/],
      ['a short string too long', 'DefaultValue="Import"', `DefaultValue="${'x'.repeat(126)}"`, /126 characters/],
      ['a long string too long', 'Opens the pane', 'x'.repeat(251), /more than 250/],
      ['a description too long', "Imports a company's", 'x'.repeat(250), /<Description> has/],
      ['an empty label', 'DefaultValue="Refresh"', 'DefaultValue=""', /Refresh.Label is empty/],
      [
        'a page without https',
        'https://localhost:3000/functions.js"',
        'http://localhost:3000/functions.js"',
        /not an https/
      ],
      ['an icon that is not there', 'assets/import-32.png', 'assets/import-33.png', /no PNG in assets/],
      [
        'an icon of the wrong size',
        'assets/icon-64.png',
        'assets/icon-80.png',
        /icon-80.png is 80 × 80 pixels, not 64/
      ],
      ['icons exchanged', 'assets/check-16.png', 'assets/check-32.png', /check-32.png is 32 × 32 pixels, not 16/],
      ['an icon size left out', /<bt:Image size="80" resid="Check.80"\/>/, '', /sizes 16,32, not 16,32,80/],
      [
        'another namespace',
        '"Functions.Namespace" DefaultValue="INAP"',
        '"Functions.Namespace" DefaultValue="X"',
        /namespace/
      ],
      ['another tab', '"Tab.Label" DefaultValue="INAP"', '"Tab.Label" DefaultValue="Add-in"', /tab's label/],
      ['another button', 'DefaultValue="Check"', 'DefaultValue="Verify"', /Button 3 is "Verify", not "Check"/],
      ['a button less', /<Control xsi:type="Button" id="INAP.Check">[^]*?<\/Control>/, '', /number of buttons is 2/],
      ['another function', '<FunctionName>refresh<', '<FunctionName>reload<', /function of Refresh is "reload"/],
      ['two buttons of one id', 'id="INAP.Check"', 'id="INAP.Import"', /id each/],
      ['too little permission', 'ReadWriteDocument', 'ReadDocument', /<Permissions>/],
      ['another requirement', 'Name="SharedRuntime"', 'Name="ExcelApi"', /SharedRuntime 1.1/],
      ['another host', 'Host Name="Workbook"', 'Host Name="Document"', /not "Workbook"/]
    ]
    for (const [fault, from, to, problem] of faults)
      it(fault, () => {
        const broken = manifest.replace(from, to)
        assert.notEqual(broken, manifest, 'the manifest no longer holds what this case breaks')
        assert.match(checkManifest(broken, pngSize).join('\n'), problem)
      })
  })
})

/** The size that a PNG of assets/ states in its header, which is always the first chunk. */
function pngSize(name: string): Size | undefined {
  let bytes: Buffer
  try {
    bytes = readFileSync(new URL(`assets/${name}`, root))
  } catch {
    return undefined
  }
  if (bytes.toString('latin1', 1, 4) !== 'PNG' || bytes.toString('latin1', 12, 16) !== 'IHDR') return undefined
  return {width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20)}
}
