/** Where the development server serves the add-in, and so what manifest.xml says as it stands. */
export const developmentUrl = 'https://localhost:3000'

/** Where the add-in is published unless INAP_BASE_URL says otherwise. */
export const defaultBaseUrl = 'https://inap.github.io/inap'

/**
 * The base URL of a production build, without a slash at its end: INAP_BASE_URL, or the default when that is unset or empty.
 * Throws when it is no plain https address, as Office would refuse such a manifest only after it has been published.
 */
export function productionBaseUrl(environment) {
  const given = environment.INAP_BASE_URL || defaultBaseUrl
  const url = URL.canParse(given) ? new URL(given) : undefined
  if (url?.protocol !== 'https:' || url.search || url.hash || url.username)
    throw new Error(`INAP_BASE_URL must be an https address without query or fragment, not "${given}"`)
  return url.href.replace(/\/+$/, '')
}

/** The manifest to publish: every development address turned into the base URL. Throws when a localhost is left. */
export function productionManifest(xml, baseUrl) {
  const published = xml.replaceAll(developmentUrl, baseUrl)
  if (/localhost/i.test(published)) throw new Error('The production manifest still speaks of localhost')
  return published
}
