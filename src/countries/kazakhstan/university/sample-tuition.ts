/** Made-up tuition: sums of two programmes, three learners who pay themselves (two in time, one late), partners, and an exchange that waits to be checked. What it really costs is not known. */
import { type Kernel, transact } from '../../../kernel/index.ts'
import type { StatementLine } from '../../../kernel/ledger/index.ts'
import { type Actor, actorString } from '../../../kernel/parties/index.ts'
import type { Submitted } from '../../../law/answers.ts'
import { addDays, addMonths, type Day, dayOf, parseDay, yearOf } from '../../../law/time.ts'
import { enterOwn, type Signing } from '../technopark/sample-centre.ts'
import { programmes } from './admission/index.ts'
import { exchangesRegister, partnersRegister } from './learners/exchange.ts'
import { learnersRegister } from './learners/register.ts'
import { enterSampleProgrammes } from './sample-programmes.ts'
import { agreementId } from './tuition/agreement.ts'
import { termsRegister } from './tuition/terms.ts'

/** Those who pay themselves. */
export const payers = ['Бірінші', 'Екінші', 'Үшінші'].map((nth, at) => ({ email: `aqyly${at + 1}@ulgi.example`, name: `Үлгі Ақылы Білімгер ${nth}` }))

interface Deciding { readonly registrar: Actor; readonly rector: Actor }

/** Sums of a year in tiyn, by the place of the programme; of the others it stays not set. */
const sums = ['240000000', '210000000'] as const

export function openSampleTuition(kernel: Kernel, { registrar, rector }: Deciding, sign: Signing) {
  const { cases, db, files, ledger, registers, country: { calendar } } = kernel
  const today = (): Day => dayOf(kernel.now(), calendar.zone)

  async function file(by: Actor, procedure: string, subject: string, answers: Submitted): Promise<string> {
    const draft = await cases.begin(by, { procedure, subject })
    for (const page of (await cases.draft(by, draft)).pages) {
      const [wrong] = await cases.savePage(by, draft, page, answers)
      if (wrong) throw new Error(`${procedure}: ${wrong.text.en}`)
    }
    return cases.file(by, { draft, signature: await sign(by, cases.draftDocument(await cases.draft(by, draft))) })
  }

  return {
    /** Enters the sums, once, and lets each of the payers agree to pay from today on: the first semester is charged by the next round. */
    async agree(payers: readonly Actor[]): Promise<void> {
      if ((await registers.standing(termsRegister)).length > 0) return
      await enterSampleProgrammes(kernel, rector, sign)
      const taught = (await registers.standing(programmes.id)).filter(({ values }) => values['level'] === 'master').map(({ number }) => number).toSorted()
      const on = today()
      const year = on.slice(5) >= '09-01' ? yearOf(on) : yearOf(on) - 1
      const terms = await enterOwn(kernel, rector, sign, termsRegister, sums.map((yearly, at) => ({ programme: taught[at]!, from: `${year}-09-01`, until: `${year + 1}-08-31`, yearly })))
      for (const [at, payer] of payers.entries()) {
        const nth = at % sums.length
        const [learner] = await enterOwn(kernel, rector, sign, learnersRegister, [{ programme: taught[nth]!, admittedOn: on, funding: 'own' }], { kind: 'person', id: payer.person })
        const id = await file(payer, agreementId, learner!, { terms: terms[nth]!, first: on, agreed: 'true' })
        await cases.perform(registrar, { case: id, key: `sample-payer-${at}`, doing: { type: 'complete', outcome: 'propose', findings: { ofProgramme: 'true', last: addDays(addMonths(on, 24), -1) } } })
        const doing = { type: 'complete', outcome: 'grant' } as const
        await cases.perform(rector, { case: id, key: `sample-agreed-${at}`, doing, signature: await sign(rector, await cases.document(id, doing)) })
      }
    },
    /** A statement of the bank of today: these pay what they owe. */
    async pay(bursar: Actor, payers: readonly Actor[]): Promise<void> {
      const day = today()
      const lines: StatementLine[] = []
      let iban: string | undefined
      for (const { person, name } of payers) {
        for (const { status, number, reference, outstanding, identifier, payTo } of await ledger.invoicesOf({ kind: 'person', id: person })) {
          if (status === 'cancelled' || outstanding <= 0n) continue
          iban = payTo?.iban ?? iban
          lines.push({ day, amount: outstanding, payer: { name, ...(identifier && { identifier: identifier.value }) }, purpose: `Үлгі оқу ақысы ${reference}`, bankReference: `${day}-${number}` })
        }
      }
      if (iban === undefined) return
      const closing = lines.reduce((sum, { amount }) => sum + amount, 0n)
      await transact(db, (tx) => ledger.importStatement(tx, actorString(bursar), { format: 'csv', statementId: `university ${day}`, from: day, to: day, opening: 0n, closing, lines }, { account: iban!, books: 'university' }))
    },
    /** Enters partners, once, and lets a learner ask for an exchange with one of them. */
    async exchange(learner: Actor, paper: Uint8Array): Promise<void> {
      if ((await registers.standing(partnersRegister)).length > 0) return
      const until = `${yearOf(today()) + 3}-12-31`
      const [partner] = await enterOwn(kernel, rector, sign, partnersRegister, [
        { name: 'Үлгі серіктес университет, Сингапур', country: 'Сингапур', until, tuition: 'here' }, { name: 'Үлгі серіктес университет, Корея', country: 'Корея', until, tuition: 'there' },
      ])
      const [entry] = await registers.stretch(learnersRegister, { owner: { kind: 'person', id: learner.person }, limit: 1 })
      if (entry === undefined || (await registers.stretch(exchangesRegister, { owner: { kind: 'person', id: learner.person }, limit: 1 })).length > 0) return
      const upload = await files.receive((async function* () { yield paper })(), { name: 'ulgi-shaqyru.pdf', limitBytes: 1_000_000, accept: ['application/pdf'], by: `person:${learner.person}` })
      const from = addDays(today(), 60)
      await file(learner, 'university.exchange', entry.number, {
        partner: partner!, from, until: parseDay(addDays(from, 120)), paper: upload.id,
        'courses.0.course': 'Machine Translation', 'courses.0.credits': '6', 'courses.0.instead': 'Үлгі: машиналық аударма', 'courses.1.course': 'Ethics of AI', 'courses.1.credits': '4', 'courses.1.instead': '',
      })
    },
  }
}
