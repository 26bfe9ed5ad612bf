/** Who somebody is comes from proofs: what is signed counts for whoever signed it, and for nobody who only says so. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '../../kernel/parties/index.ts'
import type { Procedure } from '../../law/procedure.ts'
import { kazakhstan } from './index.ts'
import { goodAnswers, openWorld, type World } from './testing.ts'

let world: World
before(async () => { world = await openWorld() })
after(() => world.close())

/** The application for residency, as if a person could file it for themself. */
const personal = (): Procedure => {
  const [residency] = kazakhstan('sample').procedures
  const form = residency!.form.map((page) => ({ ...page, fields: page.fields.filter(({ kind, from }) => kind !== 'file' && !from?.startsWith('organisation.')) }))
  return { ...residency!, id: 'technopark.personal', form, opens: { by: 'person', signs: 'anyone' } }
}

const person = async (): Promise<Actor> => ({ ...await world.officer(), roles: [] })

test('an applicant without a number files under their own signature, and not under anybody else’s', async () => {
  const { cases } = world.kernel
  await cases.versions.enact([...cases.procedures, personal()])
  const [applicant, other] = [await person(), await person()]
  const draft = await cases.begin(applicant, { procedure: 'technopark.personal' })
  for (const page of (await cases.draft(applicant, draft)).procedure.form) await cases.savePage(applicant, draft, page, goodAnswers())
  const document = cases.draftDocument(await cases.draft(applicant, draft))

  await assert.rejects(async () => cases.file(applicant, { draft, signature: await world.sign(other, document) }), { kind: 'refused' })
  assert.ok(await cases.file(applicant, { draft, signature: await world.sign(applicant, document) }))
})
