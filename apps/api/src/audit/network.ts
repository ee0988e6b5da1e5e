/**
 * The network of an address, enough to tell an attack from a colleague and too little to find a person: the first three
 * numbers of IPv4, the first three groups of IPv6 as written out. Null for what is no address.
 */
export function networkOf(address: string | undefined): string | null {
  const plain = address?.replace(/^::ffff:/i, '') ?? ''
  const v4 = /^(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/.exec(plain)
  if (v4?.[1]) return `${v4[1]}.0/24`
  if (!plain.includes(':')) return null
  const [head = '', tail] = plain.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - before.length - after.length }, () => '0')
  return `${[...before, ...zeros, ...after].slice(0, 3).join(':')}::/48`
}
