import assert from 'node:assert/strict'
import { randomBytes, createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { Failure } from '../../law/failure.ts'
import { cmsBytes, signContent } from './cms.ts'
import { openSeal, type SealPlace } from './seal.ts'
import { readTimestamp } from './timestamp-token.ts'
import { openTimestamps, type TimestampAuthority } from './timestamps.ts'

describe('a time stamp of the portal itself', () => {
  let place: SealPlace
  let stamps: TimestampAuthority
  let authority: Uint8Array
  const stamped = new Uint8Array(randomBytes(70))
  const stamp = async () => Uint8Array.from(await stamps.stamp(createHash('sha256').update(stamped).digest()))
  before(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'shanyraq-stamps-'))
    place = { folder, country: 'KZ', organisation: '«Үлгі» технопаркі', now: () => '2026-11-20T09:00:00.500Z' }
    ;({ authority } = await openSeal(place))
    stamps = await openTimestamps('own', place)
  })
  after(() => rm(place.folder, { recursive: true, force: true }))

  it('holds for what was stamped, to the second, and leads to the sealing authority', async () => {
    const timestamp = await readTimestamp(await stamp(), stamped)
    assert.equal(timestamp?.at.toISOString(), '2026-11-20T09:00:00.000Z')
    assert.equal(timestamp.by, 'Time stamps of the portal itself, of no third party')
    assert.equal(timestamp.leadsTo([authority]), true)
    assert.equal(timestamp.leadsTo([]), false)
  })

  it('holds for nothing else, and not when a byte of it is another', async () => {
    const token = await stamp()
    assert.equal(await readTimestamp(token, new Uint8Array(randomBytes(70))), undefined)
    for (const at of [token.length - 3, token.length - 40, Math.floor(token.length / 2)]) {
      const changed = Uint8Array.from(token)
      changed[at]! ^= 1
      const read = await readTimestamp(changed, stamped)
      assert.ok(read === undefined || !read.leadsTo([authority]), `byte ${at}`)
    }
    assert.equal(await readTimestamp(new Uint8Array([1, 2, 3]), stamped), undefined)
  })

  it('does not hold when another certificate of the authority made it', async () => {
    const { current } = await openSeal(place)
    const { inside, type } = { type: '1.2.840.113549.1.9.16.1.4', inside: new Uint8Array(randomBytes(10)) }
    assert.equal(await readTimestamp(Uint8Array.from(cmsBytes(await signContent({ type, inside }, current, [authority]))), stamped), undefined)
  })

  it('is of an authority that needs certificates which vouch for it', async () => {
    const certificates = join(place.folder, 'none.pem')
    await writeFile(certificates, 'none')
    for (const path of [certificates, join(place.folder, 'absent.pem')]) {
      await assert.rejects(openTimestamps({ url: 'http://tsa.example', certificates: path }, place), (error) => error instanceof Failure && /TSA_CERTIFICATES/.test(error.text.en))
    }
  })
})
