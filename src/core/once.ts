/** A function that makes what it is asked for once for each value, for as long as anybody holds that value. */
export function oncePer<Key extends object, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const made = new WeakMap<Key, {readonly of: Made}>()
  return key => {
    const known = made.get(key) ?? {of: make(key)}
    made.set(key, known)
    return known.of
  }
}
