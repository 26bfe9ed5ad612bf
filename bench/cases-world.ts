/** What the bench of cases stands on: an office, and founders with a finished and signed draft of the application each. */
import { identifierOf } from '../src/law/conventions.ts'
import type { KeyObject } from 'node:crypto'
import { sql } from 'kysely'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { goodAnswers } from '../src/countries/kazakhstan/testing.ts'
import type { Doing } from '../src/kernel/cases/index.ts'
import { newId, transact } from '../src/kernel/database/index.ts'
import { type Kernel, openKernel } from '../src/kernel/index.ts'
import type { Actor } from '../src/kernel/parties/index.ts'
import { readSettings } from '../src/kernel/settings.ts'
import { signDetached } from '../src/kernel/signatures/cms.ts'
import { newKeptKey } from '../src/kernel/signatures/kept-key.ts'
import { withoutPem } from '../src/kernel/x509.ts'
import { generateBin, generateIin } from '../src/law/identifier.ts'
import { folder } from './place.ts'

/** A key that its owner keeps, with the certificate of the portal's authority over it: signing costs no PIN's derivation. */
interface Signer { readonly key: KeyObject; readonly certificate: Uint8Array }

interface Founder { readonly actor: Actor; readonly draft: string; readonly cms: Uint8Array }

/** The seven transactions of a case, in order. */
export const acts = ['file', 'accept', 'vote', 'vote', 'vote', 'conclude', 'grant'] as const

export interface CasesWorld {
  readonly kernel: Kernel
  /** Makes this many founders with a draft that is signed and only needs to be filed. */
  prepare(count: number): Promise<readonly Founder[]>
  /** Brings a founder's application to its certificate; `timed` measures each transaction. */
  whole(founder: Founder, timed: (act: number, run: () => Promise<unknown>) => Promise<unknown>): Promise<void>
}

/** Opens a kernel on the server at the URL, or on the embedded one, with a pool of so many connections. */
export async function openCasesWorld(
  { url, connections }: { readonly url?: string; readonly connections: number },
): Promise<CasesWorld> {
  const settings = readSettings({ SHANYRAQ_DATA: folder('cases'), SHANYRAQ_POOL: String(connections),
    ...(url && { DATABASE_URL: url }) })
  const kernel = await openKernel({ settings, country: kazakhstan('sample') })
  const { db, cases } = kernel
  const { key, request } = await newKeptKey()
  let serial = 0

  async function certify({ person, name, organisation }: Actor): Promise<Signer> {
    const made = await transact(db, (tx) => kernel.signatures.local.certify(tx, {
      person, name, request, identifier: identifierOf('person', generateIin({ birthday: '1990-05-17', sex: 'female', serial: serial % 9000 })),
      ...(organisation ? { role: 'head', organisation } : { role: 'person' }),
    }))
    return { key, certificate: withoutPem(Buffer.from(made.pem)) }
  }

  async function person(name: string): Promise<Actor> {
    const id = newId()
    await sql`insert into person (id, name, email, locale, created_at)
      values (${id}, ${name}, ${`${id}@ulgi.example`}, 'kk', now())`.execute(db)
    return { person: id, name, roles: [] }
  }

  async function officer(...roles: string[]): Promise<Actor> {
    const actor = await person(`Үлгі ${roles[0]}`)
    for (const role of roles) {
      await transact(db, (tx) => kernel.parties.grantRole(tx, { system: 'bench' }, { person: actor.person, role }))
    }
    return { ...actor, roles }
  }

  async function founder(): Promise<Actor> {
    const number = serial += 1
    const actor = await person(`Үлгі Құрылтайшы ${number}`)
    // Every second number: one without a check digit gives way to the next.
    const bin = generateBin({ registered: `20${10 + Math.floor(number / 4000)}-03`, serial: (number % 4000) * 2 })
    const organisation = await transact(db, (tx) =>
      kernel.parties.addOrganisation(tx, actor, { number: bin, name: `«Үлгі ${number}» ЖШС` }))
    return { ...actor, organisation, capacity: 'head' }
  }

  const officers = {
    officer: await officer('technopark.officer'),
    chair: await officer('technopark.chair'),
    head: await officer('technopark.head'),
    members: [await officer('technopark.commission'), await officer('technopark.commission'),
      await officer('technopark.commission')],
  }
  const headSigner = await certify(officers.head)
  const vote: Doing = { type: 'vote', vote: 'grant', reasons: 'Өтінім зерделенді.' }
  const after: readonly { readonly actor: Actor; readonly doing: Doing; readonly sign?: Signer }[] = [
    {
      actor: officers.officer,
      doing: { type: 'complete', outcome: 'accept', findings: { innovative: 'true', assessment: 'Жоба жаңа шешім ұсынады.' } },
    },
    ...officers.members.map((actor) => ({ actor, doing: vote })),
    { actor: officers.chair, doing: { type: 'conclude', minutes: 'Комиссия отырысының хаттамасы.' } },
    { actor: officers.head, doing: { type: 'complete', outcome: 'grant' }, sign: headSigner },
  ]
  const sign = ({ key, certificate }: Signer, document: Uint8Array): Uint8Array =>
    signDetached(key, certificate, document, kernel.now())

  async function prepareOne(): Promise<Founder> {
    const actor = await founder()
    const signer = await certify(actor)
    const draft = await cases.begin(actor, { procedure: 'technopark.residency' })
    const plan = await kernel.files.receive(
      (async function* () { yield new TextEncoder().encode('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n') })(),
      { name: 'jospar.pdf', limitBytes: 1_000_000, accept: ['application/pdf'], by: `person:${actor.person}` },
    )
    const { procedure } = await cases.draft(actor, draft)
    for (const page of procedure.form) await cases.savePage(actor, draft, page, goodAnswers({ businessPlan: plan.id }))
    return { actor, draft, cms: sign(signer, cases.draftDocument(await cases.draft(actor, draft))) }
  }

  return {
    kernel,
    async prepare(count) {
      const made: Founder[] = []
      for (let from = 0; from < count; from += connections) {
        made.push(...await Promise.all(Array.from({ length: Math.min(connections, count - from) }, prepareOne)))
      }
      return made
    },
    async whole({ actor, draft, cms }, timed) {
      let id = ''
      await timed(0, async () => { id = await cases.file(actor, { draft, signature: { provider: 'local', cms } }) })
      for (const [index, { actor: by, doing, sign: signer }] of after.entries()) {
        // The document is asked for and signed on the officer's side, between two transactions.
        const signature = signer && { provider: 'local', cms: sign(signer, await cases.document(id, doing)) }
        await timed(index + 1, () => cases.perform(by, { case: id, key: `act-${index}`, doing, ...(signature && { signature }) }))
      }
    },
  }
}
