/** Keeps institutions from signed acts of their own making (who signs what, with which number, seal and letter, is a declared procedure's to say), and from asking for an office twice. */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

const here = import.meta.dirname

/** To check, to own or to keep a signature: what the case engine does for every act of a case. */
const byHand = /\bsignatures\??\.(?:verify|requireOwn|record|keeping)\b|\bkernel\??\.signatures\b/

test('an institution takes a signature by the case engine alone', () => {
  const files = globSync('institutions/**/*.ts', { cwd: here }).map((file) => file.replaceAll('\\', '/')).filter((file) => !/\.test\.ts$|\/testing[^/]*$/.test(file))
  assert.ok(files.length > 100)
  assert.deepEqual(files.filter((file) => byHand.test(readFileSync(join(here, file), 'utf8'))), [])
})

test('a signed act by hand is found however it is written', () => {
  for (const code of ['await signatures.verify(provider, cms, bytes)', 'const { verify } = kernel.signatures', 'signatures.record(tx, verified, cms, bytes)', 'signatures.keeping(verified, cms, bytes)']) assert.match(code, byHand)
  for (const code of ['signatures.add(shortBytes)', 'cases.perform(actor, { case: id, key, doing, signature })', 'readonly signature: string']) assert.doesNotMatch(code, byHand)
})

/** To ask whether somebody holds an office. A route's permission is declared; what else depends on an office asks the institution's own words for it. */
const officeByHand = /\broles\b[^\n]*\.(?:includes|some)\(/

test('an institution says who holds which of its offices in one file', () => {
  const files = globSync('institutions/**/*.ts', { cwd: here }).map((file) => file.replaceAll('\\', '/')).filter((file) => !/\.test\.ts$|\/testing[^/]*$/.test(file))
  assert.deepEqual(files.filter((file) => officeByHand.test(readFileSync(join(here, file), 'utf8'))).toSorted(), [
    'institutions/commons/ownership.ts', 'institutions/compute-hours/office.ts', 'institutions/language-model/office.ts', 'institutions/technopark/resident.ts', 'institutions/university/records/keys.ts',
  ])
})
