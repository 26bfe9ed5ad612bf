/** `shanyraq verify ranking`: computes the published ranking of a call again from its file, and with `--portal` holds it against that portal's journal. */
import { z } from 'zod'
import { readTrust, type StepVerdict, type Trust } from '../kernel/decisions/index.ts'
import { readLeaf } from '../kernel/indicators/index.ts'
import { verifyPublished } from '../kernel/journal/index.ts'
import { hashOf, type JsonObject } from '../law/canonical.ts'
import { day, instant, procedureSchema } from '../law/declaration.ts'
import { Failure } from '../law/failure.ts'
import type { Facts } from '../law/field.ts'
import { formatNumber, inEveryLanguage } from '../law/format.ts'
import { checkRanking, type RankingDocument, type RankingFile } from '../law/ranking.ts'
import { spoken, type Text } from '../law/text.ts'
import { addDays, type Day } from '../law/time.ts'
import { type Call, UsageError } from './command.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

const row = z.object({
  number: z.string(), place: z.int(), points: z.string().exactOptional(), lot: z.string(), version: z.string(), on: day, counted: z.custom<Facts>((value) => typeof value === 'object' && value !== null),
  fate: z.string(), quotas: z.array(z.string()).exactOptional(), through: z.string().exactOptional(),
})
const fileSchema: z.ZodType<RankingFile> = z.object({
  declarations: z.record(z.string(), procedureSchema),
  document: z.object({
    call: z.string(), opens: instant, version: z.string(), batch: z.int(), does: z.enum(['admit', 'refuse']), commitment: z.string(), seed: z.string(), ranking: z.array(row),
    acts: z.array(z.object({ number: z.string(), outcome: z.string(), through: z.string().exactOptional() })),
  }),
})

const words = {
  noFile: say('Рейтинг файлын беріңіз: shanyraq verify ranking FILE', 'Укажите файл рейтинга: shanyraq verify ranking FILE', 'Name the file of the ranking: shanyraq verify ranking FILE'),
  noRanking: say('Бұл — рейтинг файлы емес.', 'Это не файл рейтинга.', 'This file is not that of a ranking.'),
  rules: say('Ережелер осы конкурстікі және өз хешіне сәйкес', 'Правила — этого конкурса и соответствуют своим хешам', 'The rules are those of this call and of their hashes'),
  seed: say('Жеребенің бастапқы мәні жарияланған хешке сәйкес', 'Исходное значение жребия соответствует объявленному хешу', 'The seed of the lot is that of the hash that was announced'),
  points: say('Балл, жеребе және квоталар қайта есептелді', 'Баллы, жребий и квоты вычислены заново', 'Points, lots and quotas computed again'),
  order: say('Рет қайта есептелді', 'Порядок вычислен заново', 'Order computed again'),
  places: say('Орындар қайта бөлінді', 'Места распределены заново', 'Places given out again'),
  fates: say('Бұрынғы күйлер алдыңғы қолтаңбаларға сәйкес', 'Прежние состояния соответствуют предыдущим подписям', 'What had become of whom is what the earlier signatures did'),
  withheld: say('Жарияланбайтын дербес белгіге байланысты тексерілмеген орын саны', 'Мест, не проверенных из-за персонального признака, который не публикуется', 'places not checked, for they rest on a personal criterion that is not published'),
  claims: say('Квотаға құқығы жарияланбайтындықтан тексерілмеген орын саны', 'Мест, не проверенных потому, что право на квоту не публикуется', 'places not checked, for it is not published who belongs to a quota and has no place through it'),
  struck: say('Жазба осы уақытта тізілімнен алып тасталған деп айтылған, сондықтан орын берілмеген; тізілімнен тексеріңіз', 'Места не выделены, потому что запись, как сказано, исключена из реестра в это время; сверьте с реестром', 'no places given, for the entry is said to have been struck off at this time: see the register'),
  past: say('Бұрынғы күйі осы файлдан көрінбейтіндіктен тексерілмеген орын саны', 'Мест, не проверенных потому, что прежнее состояние из этого файла не видно', 'places not checked, for what had become of whom is not seen from this file'),
  committed: say('Хеш өтініш қабылдау аяқталғанға дейін журналға бір рет енгізілген', 'Хеш один раз внесён в журнал до окончания приёма', 'The hash was in the journal once, before applications closed'),
  signed: say('Дәл осы рейтингке бір рет қол қойылғаны журналда жазылған', 'В журнале записано, что подписан один раз именно этот рейтинг', 'The journal says that this very ranking was signed, once'),
  enacted: say('Ережелер өтініш берілген күнге дейін қабылданған', 'Правила приняты до дня подачи заявления', 'The rules were enacted before the day of the application'),
  earlier: say('Алдыңғы рейтингтерге де бір реттен қол қойылған', 'Предыдущие рейтинги тоже подписаны по одному разу', 'The rankings before this one were signed too, each once'),
  withJournal: say('Журналмен салыстыру үшін --portal URL беріңіз.', 'Чтобы сверить с журналом, укажите --portal URL.', 'Give --portal URL to hold it against the journal.'),
  keysOfPortal: say('Журналдың кілттері порталдың өзінен алынды: оларды бұрыннан сақтаған болсаңыз, --trust арқылы беріңіз.', 'Ключи журнала взяты с самого портала: если они сохранены у вас раньше, передайте их через --trust.', 'The keys of the journal were taken from the portal itself: give those that you kept before with --trust.'),
  applicants: say('Рейтингтегі өтініш саны', 'Заявлений в рейтинге', 'Applications in the ranking'),
  hash: say('Қол қойылған құжаттың хеші', 'Хеш подписанного документа', 'Hash of what was signed'),
  right: say('Рейтинг дұрыс.', 'Рейтинг верен.', 'The ranking is right.'),
  rightSoFar: (places: number): Text => inEveryLanguage((locale) => spoken({
    kk: `Тексеруге болатынының бәрі дұрыс; тексеруге болмайтын орын саны: ${formatNumber(places, 'kk')}.`, ru: `Всё, что можно проверить, верно; мест, которые проверить нельзя: ${formatNumber(places, 'ru')}.`,
    en: `What can be checked is right; places that cannot be checked: ${formatNumber(places, 'en')}.` })[locale]),
  wrong: say('Рейтинг файлдағы деректермен сәйкес келмейді.', 'Рейтинг не следует из данных файла.', 'The ranking does not follow from the file.'),
  unreachable: (url: string): Text => say(`${url} жауап бермеді немесе жауабы түсініксіз.`, `${url} не отвечает, или ответ непонятен.`, `${url} does not answer, or not in a form that is known.`),
} as const

const marks = { ok: '✓', failed: '✗', 'not checked': '–' } as const satisfies Record<StepVerdict, string>

/**
 * Says of each thing whether it is as the file has it. 0: everything follows; 1 also where a part of it cannot be checked. Throws a `Failure` where the file is none of a
 * ranking, or the portal does not answer, and a `UsageError` where there is no file.
 */
export async function verifyRanking(call: Call, bytes: Uint8Array | undefined, trust: Trust | undefined): Promise<number> {
  if (bytes === undefined) throw new UsageError(words.noFile)
  const file = readRanking(new TextDecoder().decode(bytes))
  const portal = (call.options['portal'] || call.env['SHANYRAQ_PORTAL'] || '').replace(/\/+$/, '')
  if (portal !== '' && trust === undefined) call.say(words.keysOfPortal)
  const journal = portal === '' ? undefined : await inJournal(portal, file.document, trust)
  const { declarations, seed, points, order, places, fates, unknown, hash } = checkRanking(file, journal?.earlier)
  const readable = declarations.length === 0
  const holds = (right: boolean): StepVerdict => (right ? 'ok' : 'failed')
  const computed = (wrong: readonly string[]): StepVerdict => (readable ? holds(wrong.length === 0) : 'not checked')
  const findings: readonly (readonly [StepVerdict, Text, string?])[] = [
    [holds(readable), words.rules, declarations.join(', ')], [holds(seed), words.seed], [computed(points), words.points, some(points)], [computed(order), words.order, some(order)],
    [computed(places), words.places, some(places)], [computed(fates), words.fates, some(fates)],
    ...(journal === undefined ? [] : [
      [holds(journal.committed), words.committed] as const, [holds(journal.signed), words.signed] as const, [holds(journal.notEnacted.length === 0), words.enacted, some(journal.notEnacted)] as const,
      ...(file.document.batch > 0 ? [[holds(journal.earlier !== undefined), words.earlier] as const] : []),
    ]),
  ]
  call.say(inEveryLanguage((locale) => `${file.document.call}. ${words.applicants[locale]}: ${file.document.ranking.length}. ${words.hash[locale]}: ${hash}`))
  for (const [verdict, text, which] of findings) call.say(inEveryLanguage((locale) => `${marks[verdict]} ${text[locale]}${which ? `: ${which}` : ''}`))
  for (const [text, numbers] of [[words.withheld, unknown.order], [words.claims, unknown.quotas], [words.past, unknown.fates]] as const) {
    if (numbers.length > 0) call.say(inEveryLanguage((locale) => `${marks['not checked']} ${text[locale]}: ${numbers.length}`))
  }
  const { of = '', struck, acts } = file.document
  if (struck !== undefined) call.say(inEveryLanguage((locale) => `${marks['not checked']} ${words.struck[locale]}: ${of}, ${struck}`))
  if (journal === undefined) call.say(words.withJournal)
  const left = new Set([...unknown.order, ...unknown.quotas, ...unknown.fates, ...struck === undefined ? [] : acts.map(({ number }) => number)]).size
  const right = findings.every(([verdict]) => verdict === 'ok')
  call.say(!right ? words.wrong : left > 0 ? words.rightSoFar(left) : words.right)
  return right && left === 0 ? 0 : 1
}

/** The first of many numbers. */
const some = (numbers: readonly string[]): string => `${numbers.slice(0, 10).join(', ')}${numbers.length > 10 ? ` … (${numbers.length})` : ''}`

/** Reads a file. What was signed stays as it stands there, with all that this release does not know: its hash is of all of it. */
function readRanking(text: string): RankingFile {
  try {
    const said = JSON.parse(text) as RankingFile
    return { declarations: fileSchema.parse(said).declarations, document: said.document }
  } catch {
    throw new Failure('invalid', words.noRanking)
  }
}

/** What the journal of a portal says of a ranking. */
interface Entered {
  /** The announced hash of the lot, and the signature: each is there once, and no other beside it. */
  readonly committed: boolean
  readonly signed: boolean
  /** Who applied under rules that were not enacted by the day on which they did. */
  readonly notEnacted: readonly string[]
  /** What was signed before in the same call; absent where the portal gives out other files than the journal has, or not all. */
  readonly earlier?: readonly RankingDocument[]
}

/** Reads the journal of a portal to its signed head, and holds a ranking and those before it against what it says. */
async function inJournal(portal: string, document: RankingDocument, trust: Trust | undefined): Promise<Entered> {
  const keys = (trust ?? readTrust(await told(`${portal}/.well-known/shanyraq/trust.json`)))?.logKeys
  if (keys === undefined) throw new Failure('unavailable', words.unreachable(portal))
  const opened: boolean[] = []
  const signatures = new Map<number, unknown[]>()
  const enacted = new Map<string, string>()
  const verified = await verifyPublished({
    base: `${portal}/journal`, keys, fetch, each(content) {
      const { type, at, subject, body } = readLeaf(content)
      if (type === 'procedure.enacted' && subject === `procedure:${document.call}`) {
        const version = String(body['version'])
        if (!enacted.has(version)) enacted.set(version, at)
      }
      if (body['procedure'] !== document.call || body['opens'] !== document.opens) return
      if (type === 'call.opened') opened.push(body['commitment'] === document.commitment && body['version'] === document.version && at < String(body['closes']))
      if (type === 'call.signed') signatures.set(Number(body['batch']), [...signatures.get(Number(body['batch'])) ?? [], body['hash']])
    },
  })
  if (!verified.valid) throw new Failure('invalid', verified.fault)
  const isSigned = (one: RankingDocument): boolean => signatures.get(one.batch)?.join() === hashOf(one as unknown as JsonObject)
  // A day is over everywhere by noon of the next one in Greenwich.
  const isEnacted = (version: string, on: Day): boolean => (enacted.get(version) ?? '~') < `${addDays(on, 1)}T12:00`
  return {
    committed: opened.length === 1 && opened[0]!, signed: isSigned(document), notEnacted: document.ranking.flatMap(({ number, version, on }) => (isEnacted(version, on) ? [] : [number])),
    ...await earlierOf(portal, document, isSigned),
  }
}

async function earlierOf(portal: string, { call, opens, batch }: RankingDocument, isSigned: (one: RankingDocument) => boolean): Promise<Pick<Entered, 'earlier'>> {
  const earlier: RankingDocument[] = []
  for (let number = 0; number < batch; number += 1) {
    const answer = await fetch(`${portal}/calls/${encodeURIComponent(call)}/ranking.json?opens=${encodeURIComponent(opens)}&batch=${number}`).catch(() => undefined)
    if (answer === undefined) throw new Failure('unavailable', words.unreachable(portal))
    if (!answer.ok) return {} // one from before there were files
    const { document } = readRanking(await answer.text())
    if (document.call !== call || document.opens !== opens || document.batch !== number || !isSigned(document)) return {}
    earlier.push(document)
  }
  return { earlier }
}

async function told(url: string): Promise<string> {
  const answer = await fetch(url).catch(() => undefined)
  if (!answer?.ok) throw new Failure('unavailable', words.unreachable(url))
  return answer.text()
}
