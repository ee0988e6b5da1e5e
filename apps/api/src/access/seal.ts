import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const CIPHER = 'aes-256-gcm'
const NONCE = 12
const TAG = 16

/** Keeps what must be read again by the server alone: a database that leaks says nothing without SECRET. */
export class Seal {
  private readonly key: Buffer

  /** `purpose` gives each use a key of its own. */
  constructor(secret: string, purpose: string) {
    this.key = Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))
  }

  /** @returns base64url of nonce, tag and ciphertext; `owner` is bound to it, so that it opens for nobody else */
  close(plain: Buffer, owner: string): string {
    const nonce = randomBytes(NONCE)
    const cipher = createCipheriv(CIPHER, this.key, nonce).setAAD(Buffer.from(owner))
    const body = Buffer.concat([cipher.update(plain), cipher.final()])
    return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
  }

  /** @throws where it was sealed with another key, for someone else, or was changed */
  open(sealed: string, owner: string): Buffer {
    const bytes = Buffer.from(sealed, 'base64url')
    const decipher = createDecipheriv(CIPHER, this.key, bytes.subarray(0, NONCE))
      .setAAD(Buffer.from(owner))
      .setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
    return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()])
  }
}
