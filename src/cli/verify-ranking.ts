/** `shanyraq verify ranking`: computes the published ranking of a call again from its file, and with `--portal` holds it against that portal's journal. */
import { z } from 'zod'
import { readTrust, type StepVerdict, type Trust } from '../kernel/decisions/index.ts'
import { readLeaf } from '../kernel/indicators/index.ts'
import { verifyPublished } from '../kernel/journal/index.ts'
import { instant, day, procedureSchema } from '../law/declaration.ts'
import { Failure } from '../law/failure.ts'
import type { Facts } from '../law/field.ts'
import { inEveryLanguage } from '../law/format.ts'
import { checkRanking, type RankingDocument, type RankingFile } from '../law/ranking.ts'
import { spoken, type Text } from '../law/text.ts'
import type { Call } from './command.ts'

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
  noRanking: say('Бұл файл — рейтинг файлы емес.', 'Этот файл — не файл рейтинга.', 'This file is not that of a ranking.'),
  rules: say('Ережелер өз хешіне сәйкес', 'Правила соответствуют своим хешам', 'The rules are those of their hashes'),
  seed: say('Жеребенің бастапқы мәні жарияланған хешке сәйкес', 'Исходное значение жребия соответствует объявленному хешу', 'The seed of the lot is that of the hash that was announced'),
  points: say('Балл, жеребе және квоталар қайта есептелді', 'Баллы, жребий и квоты вычислены заново', 'Points, lots and quotas computed again'),
  order: say('Рет қайта есептелді', 'Порядок вычислен заново', 'Order computed again'),
  withheld: say('жария етілмейтін дербес белгі бойынша тексерілмеген орын саны', 'мест, не проверенных из-за личного признака, который не публикуется', 'places not checked, for they rest on a personal criterion that is not published'),
  places: say('Орындар қайта бөлінді', 'Места распределены заново', 'Places given out again'),
  committed: say('Хеш өтініш қабылдау аяқталғанға дейін журналға енгізілген', 'Хеш внесён в журнал до окончания приёма', 'The hash was in the journal before applications closed'),
  signed: say('Дәл осы рейтингке қол қойылғаны журналда жазылған', 'В журнале записано, что подписан именно этот рейтинг', 'The journal says that this very ranking was signed'),
  withJournal: say('Журналмен салыстыру үшін --portal URL беріңіз.', 'Чтобы сверить с журналом, укажите --portal URL.', 'Give --portal URL to hold it against the journal.'),
  applicants: say('Рейтингтегі өтініш саны', 'Заявлений в рейтинге', 'Applications in the ranking'),
  hash: say('Қол қойылған құжаттың хеші', 'Хеш подписанного документа', 'Hash of what was signed'),
  right: say('Рейтинг дұрыс.', 'Рейтинг верен.', 'The ranking is right.'),
  wrong: say('Рейтинг файлдан шықпайды.', 'Рейтинг не следует из файла.', 'The ranking does not follow from the file.'),
  unreachable: (url: string): Text => say(`${url} жауап бермеді немесе жауабы түсініксіз.`, `${url} не отвечает, или ответ непонятен.`, `${url} does not answer, or not in a form that is known.`),
} as const

const marks = { ok: '✓', failed: '✗', 'not checked': '–' } as const satisfies Record<StepVerdict, string>

/** Says of each thing whether it is as the file has it. 0: everything follows. Throws a `Failure` where the file is none of a ranking, or the portal does not answer. */
export async function verifyRanking(call: Call, bytes: Uint8Array, trust: Trust | undefined): Promise<number> {
  const file = readRanking(new TextDecoder().decode(bytes))
  const { declarations, seed, points, order, withheld, places, hash } = checkRanking(file)
  const readable = declarations.length === 0
  const portal = (call.options['portal'] || call.env['SHANYRAQ_PORTAL'] || '').replace(/\/+$/, '')
  const journal = portal === '' ? undefined : await inJournal(portal, file.document, hash, trust)
  const holds = (right: boolean): StepVerdict => (right ? 'ok' : 'failed')
  const findings: readonly (readonly [StepVerdict, Text, string?])[] = [
    [holds(readable), words.rules, declarations.join(', ')], [holds(seed), words.seed],
    [readable ? holds(points.length === 0) : 'not checked', words.points, some(points)], [readable ? holds(order.length === 0) : 'not checked', words.order, some(order)],
    [readable ? holds(places.length === 0) : 'not checked', words.places, some(places)],
    ...(journal === undefined ? [] : [[holds(journal.committed), words.committed] as const, [holds(journal.signed), words.signed] as const]),
  ]
  call.say(inEveryLanguage((locale) => `${file.document.call}. ${words.applicants[locale]}: ${file.document.ranking.length}. ${words.hash[locale]}: ${hash}`))
  for (const [verdict, text, which] of findings) call.say(inEveryLanguage((locale) => `${marks[verdict]} ${text[locale]}${which ? `: ${which}` : ''}`))
  if (withheld > 0) call.say(inEveryLanguage((locale) => `${marks['not checked']} ${words.withheld[locale]}: ${withheld}`))
  if (journal === undefined) call.say(words.withJournal)
  const right = findings.every(([verdict]) => verdict === 'ok')
  call.say(right ? words.right : words.wrong)
  return right && withheld === 0 ? 0 : 1
}

/** The first of many numbers. */
const some = (numbers: readonly string[]): string => `${numbers.slice(0, 10).join(', ')}${numbers.length > 10 ? ` … (${numbers.length})` : ''}`

function readRanking(text: string): RankingFile {
  try {
    return fileSchema.parse(JSON.parse(text))
  } catch {
    throw new Failure('invalid', words.noRanking)
  }
}

/** Reads the journal of a portal to its signed head, and looks for the announced hash and for the signature. */
async function inJournal(portal: string, document: RankingDocument, hash: string, trust: Trust | undefined): Promise<{ readonly committed: boolean; readonly signed: boolean }> {
  const keys = (trust ?? readTrust(await told(`${portal}/.well-known/shanyraq/trust.json`)))?.logKeys
  if (keys === undefined) throw new Failure('unavailable', words.unreachable(portal))
  let [committed, signed] = [false, false]
  const verified = await verifyPublished({
    base: `${portal}/journal`, keys, fetch, each(content) {
      const { type, at, body } = readLeaf(content)
      if (body['procedure'] !== document.call || body['opens'] !== document.opens) return
      if (type === 'call.opened') committed ||= body['commitment'] === document.commitment && body['version'] === document.version && at < String(body['closes'])
      if (type === 'call.signed') signed ||= body['hash'] === hash
    },
  })
  if (!verified.valid) throw new Failure('invalid', verified.fault)
  return { committed, signed }
}

async function told(url: string): Promise<string> {
  const answer = await fetch(url).catch(() => undefined)
  if (!answer?.ok) throw new Failure('unavailable', words.unreachable(url))
  return answer.text()
}
