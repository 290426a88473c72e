export const developmentUrl: string
export const defaultBaseUrl: string
export function productionBaseUrl(environment: {readonly [name: string]: string | undefined}): string
export function productionManifest(xml: string, baseUrl: string): string
