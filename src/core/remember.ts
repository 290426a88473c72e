/**
 * A reading of texts that repeat, such as labels, done once for each text. What is remembered stays small: it is forgotten
 * whole when there is too much of it.
 */
export function remember<Out>(read: (text: string) => Out, most = 20_000): (text: string) => Out {
  const known = new Map<string, {readonly value: Out}>()
  return text => {
    const found = known.get(text)
    if (found) return found.value
    const value = read(text)
    if (known.size >= most) known.clear()
    known.set(text, {value})
    return value
  }
}

/** A function of a value that never changes, worked out once for each and forgotten with it. */
export function remembered<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, {readonly value: Value}>()
  return key => {
    const found = known.get(key)
    if (found) return found.value
    const value = make(key)
    known.set(key, {value})
    return value
  }
}
