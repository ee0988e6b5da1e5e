import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'

const DAY = 86_400_000
const ECDSA_WITH_SHA256 = '06082a8648ce3d040302'
const COMMON_NAME = '0603550403'
const SUBJECT_ALT_NAME = '0603551d11'
const BASIC_CONSTRAINTS = '0603551d13'

const raw = (hex: string) => Buffer.from(hex, 'hex')

/** One element of ASN.1 in DER: tag, length, contents. */
function element(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents)
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

const sequence = (...contents: readonly Buffer[]) => element(0x30, ...contents)

function time(moment: number): Buffer {
  const digits = new Date(moment).toISOString().replace(/[-:T]/g, '').slice(2, 14)
  return element(0x17, Buffer.from(`${digits}Z`))
}

function extension(name: string, value: Buffer): Buffer {
  return sequence(raw(name), element(0x04, value))
}

/** A key, and a certificate for localhost that it has signed itself, as PEM; good for two days around now. */
export function ownCertificate(): { readonly key: string; readonly cert: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const algorithm = sequence(raw(ECDSA_WITH_SHA256))
  const name = sequence(element(0x31, sequence(raw(COMMON_NAME), element(0x0c, Buffer.from('localhost')))))
  const names = sequence(element(0x82, Buffer.from('localhost')), element(0x87, Buffer.from([127, 0, 0, 1])))
  const authority = sequence(element(0x01, raw('ff')))
  const body = sequence(
    element(0xa0, element(0x02, raw('02'))),
    element(0x02, Buffer.concat([raw('01'), randomBytes(8)])),
    algorithm,
    name,
    sequence(time(Date.now() - DAY), time(Date.now() + DAY)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    element(0xa3, sequence(extension(BASIC_CONSTRAINTS, authority), extension(SUBJECT_ALT_NAME, names))),
  )
  const signature = element(0x03, raw('00'), sign('sha256', body, privateKey))
  const encoded = sequence(body, algorithm, signature).toString('base64')
  const lines = (encoded.match(/.{1,64}/g) ?? []).join('\n')
  const cert = `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), cert }
}
