/** `shanyraq verify indicator`: counts an indicator of a portal anew, from its public journal and registers, and holds it against the value that the portal shows. */
import { z } from 'zod'
import { readTrust, type Trust } from '../kernel/decisions/index.ts'
import { declaredCounting, openRecount, readLeaf } from '../kernel/indicators/index.ts'
import { verifyPublished } from '../kernel/journal/index.ts'
import { Failure } from '../law/failure.ts'
import type { Facts } from '../law/field.ts'
import { spoken, type Text } from '../law/text.ts'
import type { Instant } from '../law/time.ts'
import { type Call, UsageError } from './command.ts'

const counts = z.object({ part: z.number(), whole: z.number() })
const told = z.object({
  zone: z.string(),
  indicators: z.array(z.object({ id: z.string(), counting: declaredCounting.optional(), version: z.string().optional(), latest: z.object({ value: z.string(), computedAt: z.string(), of: counts.optional() }).optional(), none: z.object({ computedAt: z.string() }).optional() })),
})
const entrySchema = z.array(z.object({ number: z.string(), restricted: z.boolean(), values: z.record(z.string(), z.unknown()) }))

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

const words = {
  whichOne: say('Көрсеткіштің белгісін беріңіз: shanyraq verify indicator ID --portal URL', 'Укажите обозначение показателя: shanyraq verify indicator ID --portal URL', 'Name the indicator: shanyraq verify indicator ID --portal URL'),
  unreachable: (url: string): Text => say(`${url} жауап бермеді немесе жауабы түсініксіз.`, `${url} не отвечает, или ответ непонятен.`, `${url} does not answer, or not in a form that is known.`),
  none: say('Порталда мұндай көрсеткіш жоқ.', 'На портале нет такого показателя.', 'The portal has no such indicator.'),
  notDeclared: say('Бұл көрсеткіштің не есептейтіні дерек түрінде жарияланбаған: оны журналдан қайта есептеу мүмкін емес.', 'То, что считает этот показатель, не опубликовано как данные: пересчитать его по журналу нельзя.', 'What this indicator counts is not declared as data: it cannot be counted from the journal.'),
  noValue: say('Портал бұл көрсеткішті әлі есептемеген.', 'Портал ещё не вычислил этот показатель.', 'The portal has not computed this indicator yet.'),
  keysOfPortal: say('Журналдың кілттері порталдың өзінен алынды: оларды бұрыннан сақтаған болсаңыз, --trust арқылы беріңіз.', 'Ключи журнала взяты с самого портала: если они сохранены у вас раньше, передайте их через --trust.', 'The keys of the journal were taken from the portal itself: give those that you kept before with --trust.'),
  counted: (declared: string, entries: number): Text => say(`Анықтаманың хеші ${declared}; журналдың ${entries} жазбасы тексерілді.`, `Хеш определения ${declared}; проверено записей журнала: ${entries}.`, `Hash of the definition ${declared}; entries of the journal verified: ${entries}.`),
  same: (value: string, at: string): Text => say(`Сәйкес келеді: ${value} (${at}).`, `Совпадает: ${value} (${at}).`, `The same: ${value} (${at}).`),
  sameNone: (at: string): Text => say(`Сәйкес келеді: порталда да, журнал бойынша да мәні жоқ (${at}).`, `Совпадает: значения нет ни на портале, ни по журналу (${at}).`, `The same: there is no value on the portal, and none by the journal (${at}).`),
  other: (value: string, own: string, at: string): Text => say(`Сәйкес келмейді: порталда — ${value}, журнал бойынша — ${own} (${at}).`, `Не совпадает: на портале — ${value}, по журналу — ${own} (${at}).`, `It differs: the portal says ${value}, the journal ${own} (${at}).`),
  changed: say('Тізілім содан бері өзгерді: мәндердің шарттары қазіргі күйі бойынша ғана тексеріледі. Портал қайта есептегеннен кейін қайталаңыз.', 'С тех пор реестр изменился, а условия на значения проверяются только по нынешнему состоянию. Повторите после пересчёта портала.', 'The register has changed since, and conditions on values can only be held against what stands now. Try again once the portal has computed it anew.'),
  exportLacks: say('Тізілімнің файлы журналға сәйкес келмейді: ондағы жазбалар журналдағы жазбалардан өзге.', 'Файл реестра не соответствует журналу: в нём другие записи.', 'The file of the register does not fit the journal: its entries are others.'),
} as const

export async function verifyIndicator(call: Call, id: string | undefined, trust: Trust | undefined): Promise<number> {
  const portal = (call.options['portal'] || call.env['SHANYRAQ_PORTAL'] || '').replace(/\/+$/, '')
  if (id === undefined || portal === '') throw new UsageError(words.whichOne)
  const { zone, indicators } = told.parse(await json(`${portal}/api/indicators`))
  const indicator = indicators.find((one) => one.id === id)
  if (indicator === undefined) throw new Failure('not found', words.none)
  const { counting, latest, none, version = '' } = indicator
  if (counting === undefined) throw new Failure('refused', words.notDeclared)
  const at = (latest ?? none)?.computedAt
  if (at === undefined) throw new Failure('unavailable', words.noValue)

  if (trust === undefined) call.say(words.keysOfPortal)
  const keys = (trust ?? readTrust(JSON.stringify(await json(`${portal}/.well-known/shanyraq/trust.json`))))?.logKeys
  if (keys === undefined) throw new Failure('unavailable', words.unreachable(portal))
  const asOf = { until: at as Instant, zone }
  const now = { ...asOf, until: '9999-12-31T00:00:00.000Z' as Instant }
  const all = [counting.count, ...counting.of === undefined ? [] : [counting.of]].map((what) => ({ what, recount: openRecount(what, asOf), present: openRecount(what, now), changed: false }))
  const verified = await verifyPublished({
    base: `${portal}/journal`, keys, fetch, each(content) {
      const leaf = readLeaf(content)
      for (const one of all) {
        one.recount.take(leaf)
        one.present.take(leaf)
        if (one.what.over === 'entries' && leaf.body['register'] === one.what.register && leaf.at > at) one.changed = true
      }
    },
  })
  if (!verified.valid) {
    call.say(verified.fault)
    return 1
  }
  const counted: (number | undefined)[] = []
  for (const { what, recount, present, changed } of all) {
    if (what.over !== 'entries' || what.where === undefined) {
      counted.push(recount.count())
      continue
    }
    if (changed) throw new Failure('conflict', words.changed)
    const states = what.states.map((state) => `state=${state}`).join('&')
    const listed = new Map(entrySchema.parse(await json(`${portal}/registers/${what.register}/entries.json?${states}`)).map((one) => [one.number, one]))
    // Whoever gives out the file cannot leave one out, or put one in: which entries there are is what the journal says.
    if (listed.size !== present.members().length || present.members().some((entry) => !listed.has(entry))) throw new Failure('conflict', words.exportLacks)
    counted.push(recount.count((entry) => { const found = listed.get(entry); return found === undefined || found.restricted ? undefined : found.values as Facts }))
  }
  call.say(words.counted(version, verified.size))
  const [part, whole] = counted
  // A share of nothing is no value, as one whose figures the journal does not state.
  const own = counted.includes(undefined) || whole === 0 ? '–' : whole === undefined ? String(part) : `${part} / ${whole}`
  const value = latest === undefined ? '–' : latest.of === undefined ? latest.value : `${latest.of.part} / ${latest.of.whole}`
  if (latest === undefined && value === own) call.say(words.sameNone(at))
  else call.say(value === own ? words.same(value, at) : words.other(value, own, at))
  return value === own ? 0 : 1
}

async function json(url: string): Promise<unknown> {
  const answer = await fetch(url).catch(() => undefined)
  if (!answer?.ok) throw new Failure('unavailable', words.unreachable(url))
  return answer.json().catch(() => { throw new Failure('unavailable', words.unreachable(url)) })
}
