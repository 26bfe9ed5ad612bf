/** `shanyraq verify`: checks a decision or a ranking from its file, offline, the whole journal of this portal, or an indicator of any portal. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readTrust, type StepVerdict, type Trust, verifyFile } from '../kernel/decisions/index.ts'
import { anchorIn, verifierKey, verifyJournal } from '../kernel/journal/index.ts'
import { existingSigner } from '../kernel/keys.ts'
import { type CheckedAggregates, checkAggregates } from '../kernel/privacy/index.ts'
import { reconcile } from '../kernel/reconcile.ts'
import { Failure } from '../law/failure.ts'
import { spoken, type Text } from '../law/text.ts'
import { inEveryLanguage } from '../law/format.ts'
import { instantAt } from '../law/time.ts'
import { type Call, type Handler, UsageError } from './command.ts'
import { dataFolder, openData } from './data.ts'
import { verifyIndicator } from './verify-indicator.ts'
import { verifyRanking } from './verify-ranking.ts'

const marks = { ok: '✓', failed: '✗', 'not checked': '–' } as const satisfies Record<StepVerdict, string>

const verdicts = {
  ok: spoken({ kk: 'Құжат түпнұсқа, күшінде.', ru: 'Документ подлинный и действует.', en: 'The document is genuine and in force.' }),
  failed: spoken({ kk: 'Құжатқа сенуге болмайды.', ru: 'Документу доверять нельзя.', en: 'The document cannot be trusted.' }),
  'not checked': spoken({
    kk: 'Толық тексерілмеді: --trust арқылы орган кілттерінің файлын беріңіз (порталдағы /.well-known/shanyraq/trust.json).',
    ru: 'Проверено не всё: укажите через --trust файл ключей органа (на портале: /.well-known/shanyraq/trust.json).',
    en: 'Not everything was checked: give the file of the issuer’s keys with --trust (on the portal: '
      + '/.well-known/shanyraq/trust.json).',
  }),
} as const satisfies Record<StepVerdict, Text>

const fileLacks: Text = spoken({
  kk: 'Толық тексерілмеді: қалғанын тексеруге бұл файлдағы мәлімет жетпейді. Шешім бетіндегі PDF құжатын немесе дәлелдемелер жинағын (.json) тексеріңіз.',
  ru: 'Проверено не всё: для остального в этом файле не хватает сведений. Проверьте PDF-документ или набор доказательств (.json) со страницы решения.',
  en: 'Not everything was checked: this file does not hold what the rest needs. Verify the PDF or the proof bundle (.json) from the page of the decision.',
})

/** Reads a file that the operator named. */
async function read(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch {
    throw new Failure('not found', spoken({ kk: `Файл оқылмады: ${path}`, ru: `Файл не читается: ${path}`, en: `The file cannot be read: ${path}` }))
  }
}

async function trustOf(path: string): Promise<Trust> {
  const trust = readTrust(new TextDecoder().decode(await read(path)))
  if (!trust) throw new Failure('invalid', spoken({ kk: `${path}: кілттер файлы емес.`, ru: `${path}: это не файл ключей.`, en: `${path} is not a file of keys.` }))
  return trust
}

const tooMany: Text = spoken({ kk: 'Артық сөз:', ru: 'Лишнее слово:', en: 'One word too many:' })

export const verify: Handler = async (call) => {
  const [what, which] = call.operands
  if (what === 'indicator') return verifyIndicator(call, which, call.options['trust'] ? await trustOf(call.options['trust']) : undefined)
  if (what === 'ranking') return verifyRanking(call, which === undefined ? undefined : await read(which), call.options['trust'] ? await trustOf(call.options['trust']) : undefined)
  if (which !== undefined) throw new UsageError(inEveryLanguage((locale) => `${tooMany[locale]} ${which}`))
  return what === 'journal' ? journal(call) : decision(call, what!)
}

async function decision(call: Call, path: string): Promise<number> {
  const trust = call.options['trust'] ? await trustOf(call.options['trust']) : undefined
  const bytes = await read(path)
  const aggregates = await checkAggregates(bytes, trust?.statementKeys ?? [])
  if (aggregates !== undefined) return sayAggregates(call, aggregates, trust !== undefined)
  const { verdict, steps, number } = await verifyFile(bytes, { now: instantAt(Date.now()), ...(trust && { trust }) })
  if (number) call.say(number)
  for (const { step, verdict: result, detail } of steps) {
    call.say(inEveryLanguage((locale) => `${marks[result]} ${step[locale]}: ${detail[locale]}`))
  }
  call.say(verdict === 'not checked' && trust ? fileLacks : verdicts[verdict])
  return verdict === 'ok' ? 0 : 1
}

/** Says of published aggregates who signed them, and whether every total is the sum of what is told. */
function sayAggregates(call: Call, { signature, same, wrongTotals, tooFew, tables }: CheckedAggregates, pinned: boolean): number {
  const signed = signature === 'good' ? 'ok' : pinned ? 'failed' : 'not checked'
  const findings = [
    [signed, spoken({ kk: 'Порталдың қолтаңбасы', ru: 'Подпись портала', en: 'Signature of the portal' })],
    [same === undefined ? 'not checked' : same ? 'ok' : 'failed', spoken({ kk: 'Ашық мәліметтер қол қойылған мәліметтермен бірдей', ru: 'Открытые сведения совпадают с подписанными', en: 'What is said in the open is what was signed' })],
    [wrongTotals.length === 0 ? 'ok' : 'failed', spoken({
      kk: `Жиынтық сомалар қайта есептелді, есепті кезеңдер: ${tables}. ${wrongTotals.join(', ')}`, ru: `Итоги пересчитаны, отчётных периодов: ${tables}. ${wrongTotals.join(', ')}`, en: `Totals reckoned again, periods: ${tables}. ${wrongTotals.join(', ')}`,
    })],
    [tooFew.length === 0 ? 'ok' : 'failed', spoken({ kk: `Шағын топтар көрсетілмеген. ${tooFew.join(', ')}`, ru: `Малые группы скрыты. ${tooFew.join(', ')}`, en: `Small groups are hidden. ${tooFew.join(', ')}` })],
  ] as const satisfies readonly (readonly [StepVerdict, Text])[]
  for (const [verdict, text] of findings) call.say(inEveryLanguage((locale) => `${marks[verdict]} ${text[locale].trim()}`))
  const failed = findings.some(([verdict]) => verdict === 'failed')
  call.say(failed ? verdicts.failed : signed === 'ok' ? aggregatesHold : verdicts['not checked'])
  return failed || signed !== 'ok' ? 1 : 0
}

const aggregatesHold: Text = spoken({ kk: 'Қолтаңба түпнұсқа, жиынтық сомалар дұрыс.', ru: 'Подпись подлинная, итоги верны.', en: 'The signature is genuine, and the totals are right.' })

/** The public keys of the journal as the data folder has it; none is made here. */
function ownKeys(call: Call): readonly string[] {
  const folder = dataFolder(call)
  if (!existsSync(join(folder, 'keys', 'journal.pem'))) throw noKey(folder, call.env['PUBLIC_URL'] ?? 'PUBLIC_URL')
  const { former, ...signer } = existingSigner(folder)
  return [verifierKey(signer), ...former]
}

const noKey = (folder: string, address: string): Failure => {
  const fetchOnce = `curl ${address}/.well-known/shanyraq/trust.json -o trust.json`
  return new Failure('not found', spoken({
    kk: `${folder} бумасында журналдың кілті жоқ. Порталдың деректер бумасын --data арқылы көрсетіңіз немесе кілттерді бір рет алып (${fetchOnce}), --trust trust.json деп беріңіз.`,
    ru: `В папке ${folder} нет ключа журнала. Укажите папку данных портала через --data или получите ключи один раз (${fetchOnce}) и передайте --trust trust.json.`,
    en: `There is no key of the journal in ${folder}. Name the data folder of the portal with --data, or fetch the keys once (${fetchOnce}) and give --trust trust.json.`,
  }))
}

const tablesDiffer: Text = spoken({
  kk: 'Журнал бүтін, бірақ кестелер оған сәйкес келмейді: жоғарыда аталғандар порталдан тыс жазылған. Дерекқорға кімдер кіре алатынын тексеріңіз.',
  ru: 'Журнал цел, но таблицы ему не соответствуют: названное выше записано в обход портала. Проверьте, у кого есть доступ к базе данных.',
  en: 'The journal is whole, but the tables are not what it says: what is named above was written past the portal. Check who has access to the database.',
})

async function journal(call: Call): Promise<number> {
  const keys = call.options['trust'] ? (await trustOf(call.options['trust'])).logKeys : ownKeys(call)
  const data = await openData(call, { beside: 'portal', mayMake: false })
  try {
    const result = await verifyJournal({ db: data.db, keys, anchor: anchorIn(data.folder) })
    if (!result.valid) {
      call.say(result.fault)
      return 1
    }
    const differs = await reconcile(data.db)
    for (const words of differs) call.say(words)
    if (differs.length > 0) {
      call.say(tablesDiffer)
      return 1
    }
    const root = Buffer.from(result.root).toString('base64')
    call.say(spoken({
      kk: `Журнал бүтін: ${result.size} жазба, ${result.checkpoints} бақылау нүктесі; түбір ${root}`, ru: `Журнал цел: записей — ${result.size}, контрольных точек — ${result.checkpoints}; корень ${root}`,
      en: `The journal is whole: ${result.size} entries, ${result.checkpoints} checkpoints; root ${root}`,
    }))
    return 0
  } finally {
    await data.close()
  }
}
