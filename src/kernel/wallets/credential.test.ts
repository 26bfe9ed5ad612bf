/** Specifies whose seal makes a certificate believed: any key that a body ever had, and the key of nobody else. */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { it } from 'node:test'
import type { Instant } from '../../law/time.ts'
import { openIssuers } from '../decisions/index.ts'
import { openSeal, rotateSeal, type Seal } from '../seal/index.ts'
import { issuerMetadata, openCertificate, sealToken } from './credential.ts'

const url = 'https://ai.example.kz'

it('A certificate that an earlier key of the body sealed is still believed, and the metadata still names that key; another body’s key makes none', async (test) => {
  const folder = await mkdtemp(join(tmpdir(), 'wallet-seal-'))
  test.after(() => rm(folder, { recursive: true }))
  const now = (): Instant => '2026-12-02T05:00:00.000Z'
  const place = { folder, country: 'KZ', organisation: 'Үлгі', now }
  const programme = await openSeal(place)
  const [park, other] = [await openSeal({ ...place, body: 'park' }), await openSeal({ ...place, body: 'other' })]
  const issuersWith = (of: Seal) => openIssuers({ url, timeZone: 'Asia/Almaty', seal: programme, bodies: () => [{ id: 'park', seal: of, registers: ['TP'], former: [] }, { id: 'other', seal: other, registers: ['OT'], former: [] }] })
  const before = issuersWith(park)
  const payload = { iss: `${url}/bodies/park`, vct: `${url}/credentials/types/Resident`, cnf: { jwk: { kty: 'EC' } }, status: { status_list: { idx: 1, uri: `${url}/bodies/park/status/token/1` } } }
  const certificate = await sealToken(before.of('park')!, 'dc+sd-jwt', payload)

  const after = issuersWith(await rotateSeal({ ...place, body: 'park' }))
  assert.notEqual(after.of('park')!.seal.current.kid, park.current.kid)
  const opened = await openCertificate(certificate, after)
  assert.equal(typeof opened === 'string' ? opened : opened.issuer.body, 'park')
  const { keys } = issuerMetadata(after.of('park')!)['jwks'] as unknown as { readonly keys: readonly { readonly kid: string }[] }
  assert.ok(keys.some(({ kid }) => kid === park.current.kid) && keys.length === 2)

  assert.equal(await openCertificate(await sealToken(after.of('other')!, 'dc+sd-jwt', payload), after), 'foreign')
  assert.equal(await openCertificate(await sealToken(after.of('park')!, 'JWT', payload), after), 'no certificate')
  assert.equal(await openCertificate(`${certificate.slice(0, -4)}AAAA`, after), 'bad signature')
})
