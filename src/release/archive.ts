import {unzipSync} from 'fflate'

/** Names and unpacked sizes of what a zip archive holds, with none of it taken out; undefined where it is damaged. */
export function listArchive(bytes: Uint8Array): ReadonlyMap<string, number> | undefined {
  const sizes = new Map<string, number>()
  try {
    unzipSync(bytes, {
      filter: ({name, originalSize}) => {
        sizes.set(name, originalSize)
        return false
      }
    })
    return sizes
  } catch {
    return undefined
  }
}
