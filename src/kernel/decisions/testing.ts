/** Drafts and a seat for tests: an invented company under an invented act, with a journal and a seal of their own. */
import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hashOf, type JsonObject } from '../../law/canonical.ts'
import type { Act, Citation } from '../../law/citation.ts'
import { evaluate } from '../../law/evaluate.ts'
import { type Facts, flag, integer } from '../../law/field.ts'
import { all, below, is } from '../../law/rule.ts'
import { same, type Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import { newId, transact } from '../database/index.ts'
import { testDatabase, type TestDatabase } from '../database/testing.ts'
import { anchorInMemory, type Journal, openJournal } from '../journal/index.ts'
import { openSeal, openTimestamps, type Seal, type TimestampSetting } from '../seal/index.ts'
import { type Decisions, openDecisions } from './open.ts'
import type { DecisionDraft, DecisionRecord } from './record.ts'

const act: Act = {
  id: 'sample', dividedInto: 'items',
  title: { kk: 'Үлгі қағидалар', ru: 'Примерные правила', en: 'Sample rules' },
  short: { kk: 'Үлгі қағидалар', ru: 'Примерные правила', en: 'Sample rules' },
}
const item = (article: string): Citation => ({ act, article, confidence: 'assumed' })

const branches = flag('branches', { label: { kk: 'Филиалдары бар', ru: 'Есть филиалы', en: 'Has branches' }, public: true })
const stateShare = integer('stateShare', { label: { kk: 'Мемлекеттің үлесі', ru: 'Доля государства', en: 'State share' }, public: true })

const noBranches = {
  kk: 'Өтініш берушінің филиалдары немесе өкілдіктері бар.',
  ru: 'У заявителя есть филиалы или представительства.',
  en: 'The applicant has branches or representative offices.',
}
const smallShare = {
  kk: 'Мемлекеттің жарғылық капиталдағы үлесі елу пайыздан кем емес.',
  ru: 'Доля государства в уставном капитале составляет не менее пятидесяти процентов.',
  en: 'The state holds fifty per cent of the capital or more.',
}
const eligible = all(is(branches, false).by(item('8')).else(noBranches), below(stateShare, 50).by(item('8')).else(smallShare))

/** The declaration that the sample decisions were made under. */
export const sampleDeclaration: JsonObject = JSON.parse(JSON.stringify({ id: 'sample.residency', rules: { eligible } }))

/** A draft of a grant for an invented company; its verdict is computed, so it holds whatever the facts are. */
export function sampleDraft(changes: Partial<DecisionDraft> = {}, facts: Facts = { branches: false, stateShare: 20 }): DecisionDraft {
  const reading = { on: '2026-11-20', parameters: {} } as const
  const { verdict, trace, failed } = evaluate(eligible, facts, reading)
  return {
    register: 'TP', institution: 'technopark',
    institutionName: { kk: '«Үлгі» технопаркі', ru: 'Технопарк «Үлгі»', en: 'Technopark “Ulgi”' },
    procedure: 'sample.residency', version: hashOf(sampleDeclaration), case: newId(), kind: 'grant', effect: 'grant',
    title: {
      kk: 'Технопарк қатысушысының куәлігі',
      ru: 'Свидетельство участника технопарка',
      en: 'Certificate of technopark residency',
    },
    words: {
      kk: 'Ұйым технопарктің қатысушысы ретінде тіркелді және қатысушылар тізіліміне енгізілді.',
      ru: 'Организация зарегистрирована в качестве участника технопарка и внесена в реестр участников.',
      en: 'The organisation is registered as a resident of the technopark and entered in the register of residents.',
    },
    holder: { organisation: { name: '«Тұмар Әділ Өңірі» ЖШС', bin: '260140000018' } },
    facts, disclosed: [{
      label: { kk: 'Қызмет түрі', ru: 'Вид деятельности', en: 'Activity' },
      value: {
        kk: 'Жасанды интеллект жүйелерін әзірлеу',
        ru: 'Разработка систем искусственного интеллекта',
        en: 'Development of AI systems',
      },
    }],
    reading, rules: [{ name: 'eligible', rule: eligible, verdict, trace, grounds: failed.map(({ words, basis }) => ({ text: words, ...(basis && { basis }) })) }],
    grounds: failed.map(({ words, basis }) => ({ text: words, ...(basis && { basis }) })), basis: item('12'),
    decidedAt: '2026-11-20T09:00:00.000Z', decidedOn: '2026-11-20',
    decidedBy: { office: {
      kk: 'Технопарк басшысы',
      ru: 'Руководитель технопарка',
      en: 'Head of the technopark' }, name: 'Үлгі Үлгіқызы',
    },
    validFrom: '2026-11-20', validUntil: '2027-11-19',
    credentialType: 'TechnoparkResident', claims: { activity: 'ai' },
    ...changes,
  }
}

/** A draft of a refusal with two grounds and a term of appeal. */
export const sampleRefusal = (changes: Partial<DecisionDraft> = {}): DecisionDraft => {
  const { credentialType: _type, claims: _claims, validUntil: _until, ...draft } = sampleDraft({}, { branches: true, stateShare: 60 })
  return {
    ...draft, kind: 'refuse', effect: 'refuse',
    title: {
      kk: 'Қатысушы ретінде тіркеуден бас тарту туралы шешім',
      ru: 'Решение об отказе в регистрации в качестве участника',
      en: 'Decision to refuse registration as a resident',
    },
    words: {
      kk: 'Ұйымды технопарктің қатысушысы ретінде тіркеуден бас тартылды.',
      ru: 'В регистрации организации в качестве участника технопарка отказано.',
      en: 'Registration of the organisation as a resident of the technopark is refused.',
    },
    reasons: 'Жоба сипаттамасы қарастырылды. Филиалдар жабылып, мемлекеттің үлесі азайған соң өтінішті қайта беруге болады.',
    appeal: {
      until: '2027-02-20', procedure: 'sample.appeal', basis: item('20'),
      to: { kk: 'Апелляциялық комиссия', ru: 'Апелляционная комиссия', en: 'Appeals commission' },
    },
    ...changes,
  }
}

/** Everything that a test of decisions needs; `clock.now` is turned by hand. */
export interface Seat {
  readonly database: TestDatabase
  readonly journal: Journal
  readonly seal: Seal
  readonly decisions: Decisions
  readonly clock: { now: Instant }
  /** The decisions of the same portal, when these bodies issue. */
  reopen(bodies: SeatOptions['bodies']): Promise<Decisions>
  /** Issues a draft in a transaction of its own and places it in the journal. */
  issue(draft: DecisionDraft): Promise<DecisionRecord>
  close(): Promise<void>
}

export const actor = 'person:0190a000-0000-7000-8000-000000000001'

interface SeatOptions {
  readonly timestamps?: TimestampSetting
  readonly sample?: boolean
  readonly report?: (error: unknown) => void
  readonly at?: Instant
  /** The bodies that issue; none unless given. */
  readonly bodies?: readonly { readonly id: string; readonly name: Text; readonly registers: readonly string[]; readonly former?: readonly string[] }[]
}

/** Opens decisions at an invented address on a fresh database; `timestamps` says who stamps the time on papers, if anybody. */
export async function openSeat(
  url = 'https://technopark.example', { timestamps, sample = false, report, at = '2026-11-20T09:00:00.000Z', bodies = [] }: SeatOptions = {},
): Promise<Seat> {
  const database = await testDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'shanyraq-seal-'))
  const clock = { now: at }
  const now = (): Instant => clock.now
  const place = { folder, country: 'KZ', organisation: same('«Үлгі» технопаркі').kk, now }
  const seal = await openSeal(place)
  const { privateKey } = generateKeyPairSync('ed25519')
  const journal = openJournal({ db: database.db, listen: database.listen, now, signer: { name: 'technopark.example/journal', privateKey }, anchor: anchorInMemory() })
  const reopen = async (issuing: SeatOptions['bodies'] = []): Promise<Decisions> => {
    const sealing = await Promise.all(issuing.map(async (body) => ({ former: [], ...body, seal: await openSeal({ ...place, body: body.id, organisation: body.name.kk }) })))
    return openDecisions({
      db: database.db, listen: database.listen, now, journal, seal, sample, url, timeZone: 'Asia/Almaty', bodies: () => sealing,
      ...(timestamps && { timestamps: await openTimestamps(timestamps, place) }), ...(report && { report }),
      declaration: async (version) => (version === hashOf(sampleDeclaration) ? sampleDeclaration : undefined),
    })
  }
  const decisions = await reopen(bodies)
  return {
    database, journal, seal, decisions, clock, reopen,
    async issue(draft) {
      const record = await transact(database.db, (tx) => decisions.issue(tx, actor, draft))
      await journal.sequence()
      return record
    },
    async close() {
      await database.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
