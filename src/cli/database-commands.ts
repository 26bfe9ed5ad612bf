/** The commands with which an operator keeps the data: migrate, backup and restore. */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Failure } from '../law/failure.ts'
import { spoken, type Text } from '../law/text.ts'
import { type Instant, instantAt } from '../law/time.ts'
import { refuseOtherCountry } from '../kernel/keys.ts'
import { backUp, checkBackup, migrate, restore } from '../kernel/database/index.ts'
import type { BackupReport, MigrationFolder } from '../kernel/database/index.ts'
import type { Call, Handler } from './command.ts'
import { dataFolder, openData } from './data.ts'
import { beginNewHistory, goOn, requireChoice } from '../kernel/restored-journal.ts'

/** The commands over the database. `migrations` are all of this version, and of `country`: no other one's data are changed. `now` stamps a backup. */
export function databaseCommands({ migrations, country, now = () => instantAt(Date.now()) }: {
  readonly migrations: readonly MigrationFolder[]
  readonly country: { readonly code: string; readonly first?: true }
  readonly now?: () => Instant
}): Readonly<Record<'migrate' | 'backup' | 'restore' | 'new-history', Handler>> {
  return {
    async migrate(call) {
      refuseOtherCountry(dataFolder(call), country.code, country)
      const data = await openData(call, { beside: 'alone', mayMake: true })
      const applied = await migrate(data.db, migrations).finally(data.close)
      for (const name of applied) call.say(name)
      call.say(applied.length === 0 ? spoken({
        kk: 'Кестелер осы нұсқаға сай: өзгеріс қажет емес.',
        ru: 'Таблицы соответствуют этой версии: менять нечего.',
        en: 'The tables are those of this version: nothing to do.',
      }) : spoken({
        kk: `Қолданылған миграциялар: ${applied.length}.`,
        ru: `Применено миграций: ${applied.length}.`,
        en: `Migrations applied: ${applied.length}.`,
      }))
    },

    async backup(call) {
      const file = resolve(call.operands[0] ?? '')
      if ('check' in call.options) return report(call, file, await checkBackup(createReadStream(file)))
      return write(call, file, now)
    },

    async restore(call) {
      const file = resolve(call.operands[0] ?? '')
      const choice = { ...(call.options['last'] && { last: call.options['last'] }), ...(call.options['new-history'] && { newHistory: call.options['new-history'] }) }
      const from = createReadStream(file)
      await once(from, 'open') // or there is no such file: said before a cluster is made for nothing
      const data = await openData(call, { beside: 'alone', mayMake: true })
      const done = await restore(data.db, {
        from, folder: data.folder, migrations,
        asked(tables) { if (tables.includes('journal_head')) requireChoice(choice) },
        async restored(tx, folder) {
          if (folder !== undefined) refuseOtherCountry(folder, country.code, country)
          if (folder !== undefined && existsSync(join(folder, 'keys', 'journal.pem'))) await goOn(tx, folder, choice)
        },
        progress: ({ rows }) => call.progress(`${rows.toLocaleString(call.locale)} …`),
      }).finally(data.close)
      report(call, file, done)
      call.say(spoken({
        kk: 'Деректер қалпына келтірілді. Енді журналды тексеріңіз: shanyraq verify journal',
        ru: 'Данные восстановлены. Теперь проверьте журнал: shanyraq verify journal',
        en: 'The data are restored. Now verify the journal: shanyraq verify journal',
      }))
      return done.damaged.length > 0 ? 1 : 0
    },

    async 'new-history'(call) {
      const data = await openData(call, { beside: 'alone', mayMake: false })
      await beginNewHistory(data.db, data.folder, call.operands[0] ?? '').finally(data.close)
      call.say(spoken({
        kk: 'Журнал енді жаңа кілтпен жалғасады, бұл туралы жазба енгізілді. web пен worker процестерін қайта іске қосып, жаңа кілтті (/.well-known/shanyraq/trust.json) жариялаңыз.',
        ru: 'Журнал продолжается с новым ключом, и запись об этом в него внесена. Перезапустите web и worker и опубликуйте новый ключ (/.well-known/shanyraq/trust.json).',
        en: 'The journal goes on under a new key, and an entry says so. Start web and worker anew, and make the new key known (/.well-known/shanyraq/trust.json).',
      }))
    },
  }
}

/** Writes the backup beside its place and moves it there when it is whole and on the disk. */
async function write(call: Call, file: string, now: () => Instant): Promise<number> {
  if (existsSync(file)) throw alreadyThere(file)
  const inside = relative(dataFolder(call), file)
  if (!inside.startsWith('..') && inside !== file) throw insideData(file)
  const partial = `${file}.partial`
  const remove = (): void => rmSync(partial, { force: true })
  const stopped = (): void => {
    remove()
    process.exit(130)
  }
  mkdirSync(dirname(file), { recursive: true })
  const data = await openData(call, { beside: 'portal', mayMake: false })
  try {
    process.once('SIGINT', stopped).once('SIGTERM', stopped)
    const hash = createHash('sha256')
    let bytes = 0
    const counted = new Transform({
      transform(piece: Buffer, _encoding, done) {
        hash.update(piece)
        bytes += piece.length
        done(null, piece)
      },
    })
    const written = pipeline(counted, createWriteStream(partial, { mode: 0o600, flush: true }))
    written.catch(() => {}) // told below, after the reader has ended
    const done = await backUp(data.db, {
      to: counted, folder: data.folder, now,
      progress: ({ rows, files }) =>
        call.progress(`${rows.toLocaleString(call.locale)} + ${files.toLocaleString(call.locale)} …`),
    }).catch(async (error: unknown) => {
      counted.destroy(error instanceof Error ? error : new Error('stopped'))
      throw await written.then(() => error, (reason: unknown) => reason)
    })
    await written
    if (existsSync(file)) throw alreadyThere(file) // it came meanwhile
    renameSync(partial, file)
    const code = report(call, file, done)
    if (call.env['S3_BUCKET']) call.say(bucketNotIn(call.env['S3_BUCKET']))
    call.say(`sha256 ${hash.digest('hex')}, ${bytes.toLocaleString(call.locale)} B`)
    return code
  } finally {
    process.off('SIGINT', stopped).off('SIGTERM', stopped)
    await data.close().finally(remove)
  }
}

/** Says what a backup holds; the exit code is 1 when it holds damaged files. */
function report(call: Call, file: string, { madeAt, tables, rows, files, damaged }: BackupReport): number {
  const [r, f] = [rows.toLocaleString(call.locale), files.toLocaleString(call.locale)]
  call.progress('')
  call.say(spoken({
    kk: `${file}: ${madeAt} сәтіндегі толық көшірме; кестелер: ${tables}, жолдар: ${r}, файлдар: ${f}.`,
    ru: `${file}: полная копия на ${madeAt}; таблиц: ${tables}, строк: ${r}, файлов: ${f}.`,
    en: `${file}: whole, as of ${madeAt}; tables: ${tables}, rows: ${r}, files: ${f}.`,
  }))
  if (damaged.length === 0) return 0
  const lines = damaged.map((path) => `\n  ${path}`).join('')
  call.say(spoken({
    kk: `Бүлінген файлдар (${damaged.length}) сол күйінде сақталды; оларды бұрынғы көшірмеден алыңыз:${lines}`,
    ru: `Повреждённые файлы (${damaged.length}) сохранены как есть; возьмите их из прежней копии:${lines}`,
    en: `Damaged files (${damaged.length}) are kept as they are; take them from an earlier backup:${lines}`,
  }))
  return 1
}

const bucketNotIn = (bucket: string): Text => spoken({
  kk: `«${bucket}» S3 бакетіндегі файлдар бұл көшірмеде жоқ: бакеттің көшірмесін бөлек жасаңыз.`,
  ru: `Файлов из бакета S3 «${bucket}» в этой копии нет: копируйте бакет отдельно.`,
  en: `Files in the S3 bucket “${bucket}” are not in this backup: back the bucket up by itself.`,
})

const refusal = (text: Text): Failure => new Failure('conflict', text)

const alreadyThere = (file: string): Failure => refusal(spoken({
  kk: `${file} бұрыннан бар және үстінен жазылмайды. Басқа атау беріңіз.`,
  ru: `${file} уже есть и не будет перезаписан. Дайте другое имя.`,
  en: `${file} is there already and is not written over. Give another name.`,
}))

const insideData = (file: string): Failure => refusal(spoken({
  kk: `${file} деректер бумасының ішінде: сол бумамен бірге жоғалады. Көшірмені басқа жерге жазыңыз.`,
  ru: `${file} лежит в папке данных и пропадёт вместе с ней. Запишите копию в другое место.`,
  en: `${file} is inside the data folder and would be lost with it. Write the backup elsewhere.`,
}))
