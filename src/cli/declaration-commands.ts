/** `shanyraq declarations`: what is enacted as files that a lawyer edits, enacted from files, and compared with the country pack. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { awaitedOffices, lintBesideBodies, openVersions, type Versions } from '../kernel/cases/index.ts'
import { openClock } from '../kernel/clock/index.ts'
import { type Db, requireMigrated } from '../kernel/database/index.ts'
import { type Bodies, type Calendars, carryOut, openBodies, openCalendars, type Declarations, dataOf, versionOf } from '../kernel/declarations/index.ts'
import { anchorIn, openJournal } from '../kernel/journal/index.ts'
import { existingSigner, refuseOtherCountry } from '../kernel/keys.ts'
import { migrations } from '../kernel/migrations.ts'
import { openRegisterVersions, type RegisterVersions } from '../kernel/registers/index.ts'
import { readSettings, type Settings } from '../kernel/settings.ts'
import { asDeclared, type Body } from '../law/body.ts'
import { type Calendar, calendarAsDeclared } from '../law/calendar.ts'
import type { Json } from '../law/canonical.ts'
import { type Declaration, writeDeclaration } from '../law/declaration-yaml.ts'
import { Failure } from '../law/failure.ts'
import { inEveryLanguage } from '../law/format.ts'
import type { IdentifierScheme } from '../law/identifier-scheme.ts'
import type { Procedure } from '../law/procedure.ts'
import type { Register } from '../law/register.ts'
import { spoken, type Text } from '../law/text.ts'
import { type Day, dayOf } from '../law/time.ts'
import { type Call, type Handler, UsageError } from './command.ts'
import { dataFolder, openData } from './data.ts'
import { type DeclarationFiles, noFiles, readFiles, withLines } from './declaration-files.ts'

/** What a country pack declares, and by which numbers its people and organisations are known. */
interface Pack {
  readonly code: string
  readonly first?: boolean
  readonly procedures: readonly Procedure[]
  readonly registers?: readonly Register[]
  readonly bodies: readonly Body[]
  readonly calendar: Calendar
  readonly schemes: readonly IdentifierScheme[]
}
/** Declarations of every kind: of a country pack, or of files. */
type Declared = Pick<DeclarationFiles, 'procedures' | 'registers' | 'bodies' | 'calendars'>
interface House { readonly db: Db; readonly procedures: Versions; readonly registers: RegisterVersions; readonly bodies: Bodies; readonly calendars: Calendars; readonly today: Day }

/** The command. `pack` is the country pack in a programme; days are those of its zone. */
export const declarationsCommand = ({ pack }: { readonly pack: (programme: Settings['programme']) => Pack }): Handler => async (call) => {
  const [what, ...paths] = call.operands
  const settings = readSettings(call.env)
  const country = pack(settings.programme)
  switch (what) {
    case 'export': return inHouse(call, country, (house) => write(call, house, resolve(paths[0] ?? 'declarations'), settings))
    case 'import': {
      if (paths.length === 0) throw new UsageError(noFiles)
      const files = readFiles(paths)
      const { procedures, registers, bodies, calendars } = files
      return inHouse(call, country, async (house) => {
        const by = { system: 'operator' } as const
        const changed = [...await changedSince(house.calendars, files, calendars), ...await changedSince(house.bodies, files, bodies), ...await changedSince(house.registers, files, registers),
          ...await changedSince(house.procedures, files, procedures)]
        const known = {
          calendars: await seen(house.calendars, files, house.today), bodies: await seen(house.bodies, files, house.today), registers: await seen(house.registers, files, house.today), procedures: await seen(house.procedures, files, house.today),
        }
        await withLines(files, () => carryOut(house.db, async (tx) => [
          await house.calendars.plan(tx, calendars, by, undefined, known.calendars), await house.bodies.plan(tx, bodies, by, undefined, known.bodies),
          await house.registers.plan(tx, registers, by, undefined, known.registers), await house.procedures.plan(tx, procedures, by, undefined, known.procedures),
        ]))
        for (const text of changed) call.say(text)
        for (const declaration of [...calendars, ...bodies, ...registers, ...procedures]) call.say(`${declaration.id} ${declaration.inForce.from} ${versionOf(declaration)}`)
        return 0
      })
    }
    case 'diff': return inHouse(call, country, (house) => differ(call, house, paths.length === 0 ? declaredIn(country) : readFiles(paths)))
    default: throw new UsageError(unknownAct(what ?? ''))
  }
}

/**
 * What the files were written against. Of an export: what stood when it was made, so that an enactment that came meanwhile is not undone unseen. Of what was written by hand, or
 * exported from another portal: what the house has now.
 */
export async function seen(of: Pick<Declarations<Declaration>, 'withHashes' | 'list'>, files: Pick<DeclarationFiles, 'exported'>, today: Day): Promise<ReadonlySet<string>> {
  const house = new Set(of.withHashes().map(({ hash }) => hash))
  const unseen = (await of.list()).filter((version) => {
    const exports = files.exported(version.declaration.id).filter((exported) => house.has(exported.version))
    return standsOn(today)(version) && exports.length > 0 && !exports.some((exported) => [exported.version, ...exported.beside].includes(version.hash))
  })
  return house.difference(new Set(unseen.map(({ hash }) => hash)))
}

/** Whether a version is not over on a day. */
const standsOn = (today: Day) => ({ until }: { readonly until?: Day }): boolean => until === undefined || until > today

/** Says of each file that is an export in which places it is another than what was exported: nothing changes unseen. */
async function changedSince(of: Pick<Declarations<Declaration>, 'list'>, files: DeclarationFiles, declarations: readonly Declaration[]): Promise<readonly Text[]> {
  const house = new Map((await of.list()).map(({ hash, declaration }) => [hash, declaration]))
  return declarations.flatMap((declaration): readonly Text[] => {
    const version = files.exported(declaration.id, versionOf(declaration))[0]?.version
    if (version === undefined || version === versionOf(declaration)) return []
    const before = house.get(version)
    return [before === undefined ? changedElsewhere(declaration.id) : changedIn(declaration.id, shortly(differences(dataOf(before), dataOf(declaration))))]
  })
}

/** Places, as many as one reads. */
const shortly = (places: readonly string[]): string => `${places.slice(0, 20).join(', ')}${places.length > 20 ? ', …' : ''}`

const declaredIn = ({ procedures, registers = [], bodies, calendar }: Pack): Declared =>
  ({ procedures, registers, bodies: bodies.map(asDeclared), calendars: [calendarAsDeclared(calendar)] })

/** Works on the versions of the house, beside a portal that may be running. */
async function inHouse(call: Call, { code, first, calendar: { zone }, schemes }: Pack, work: (house: House) => Promise<number>): Promise<number> {
  // What one country declares is neither entered in the house of another nor compared with it.
  refuseOtherCountry(dataFolder(call), code, { first })
  const data = await openData(call, { beside: 'portal', mayMake: false })
  try {
    await requireMigrated(data.db, migrations)
    const { now } = await openClock(data)
    const journal = openJournal({ ...data, now, signer: existingSigner(data.folder), anchor: anchorIn(data.folder) })
    const ground = { ...data, now, zone, journal, report: (error: unknown) => { throw error } }
    const bodies = await openBodies(ground, {
      schemes, awaited: (within) => awaitedOffices({ versions: procedures, parties: { bodies: bodies.today() } }, within, 'until they are closed'),
      proceduresWith: async (all, within) => lintBesideBodies(procedures, await registers.standing(within), all, within),
    })
    const calendars = await openCalendars(ground)
    const procedures: Versions = await openVersions(ground, (within) => registers.standing(within), bodies.standing)
    const registers: RegisterVersions = await openRegisterVersions(ground, procedures.standing)
    const stores = { procedures, registers, bodies, calendars }
    return await work({ db: data.db, ...stores, today: dayOf(now(), zone) }).finally(async () => { for (const store of Object.values(stores)) await store.close() })
  } finally {
    await data.close()
  }
}

/** One file for each version in force or to come; a file that is there already is not written over. */
async function write(call: Call, house: House, folder: string, { publicUrl }: Settings): Promise<number> {
  mkdirSync(folder, { recursive: true })
  const filesOf = async (kind: 'procedure' | 'register' | 'body' | 'calendar', of: Pick<Declarations<Declaration>, 'today' | 'list'>) => {
    const inForce = new Set(of.today().map((declaration) => versionOf(declaration)))
    const end = kind === 'procedure' ? '.yaml' : `.${kind}.yaml`
    const all = await of.list()
    const standing = all.filter(standsOn(house.today))
    return all.filter(({ hash, until, from }) => inForce.has(hash) || (until === undefined && from > '')).map(({ hash, declaration, from }) =>
      ({ declaration, beside: standing.filter((one) => one.declaration.id === declaration.id && one.hash !== hash).map((one) => one.hash), schema: `${publicUrl}/schemas/${kind}.json`, path: join(folder, `${declaration.id}${inForce.has(hash) ? '' : `.${from}`}${end}`) }))
  }
  const files = [...await filesOf('procedure', house.procedures), ...await filesOf('register', house.registers), ...await filesOf('body', house.bodies), ...await filesOf('calendar', house.calendars)]
  const there = files.filter(({ path }) => existsSync(path))
  if (there.length > 0) throw new Failure('conflict', overwrites(there.map(({ path }) => path).join(', ')))
  for (const { declaration, schema, path, beside } of files) {
    writeFileSync(path, writeDeclaration(declaration, schema, beside), { flag: 'wx' })
    call.say(path)
  }
  return 0
}

/** Says what differs; exit code 1 when anything does. */
async function differ(call: Call, house: House, others: Declared): Promise<number> {
  const said = [
    ...await differing(house.calendars, others.calendars), ...await differing(house.bodies, others.bodies), ...await differing(house.registers, others.registers), ...await differing(house.procedures, others.procedures),
  ]
  for (const text of said) call.say(text)
  if (said.length === 0) call.say(alike)
  return said.length === 0 ? 0 : 1
}

async function differing<T extends Declaration>(of: Pick<Declarations<T>, 'list'>, others: readonly T[]): Promise<readonly Text[]> {
  const house = new Map((await of.list()).filter(({ until }) => until === undefined).map(({ declaration }) => [declaration.id, declaration]))
  const compared = new Map(others.map((declaration) => [declaration.id, declaration]))
  return [...new Set([...house.keys(), ...compared.keys()])].sort().flatMap((id): readonly Text[] => {
    const [here, there] = [house.get(id), compared.get(id)]
    if (here === undefined) return [onlyThere(id)]
    if (there === undefined) return [onlyHere(id)]
    const places = differences(dataOf(here), dataOf(there))
    return places.length === 0 ? [] : [inEveryLanguage(() => `${id}: ${shortly(places)}`)]
  })
}

/** The places in which two values differ, as paths. */
function differences(one: Json | undefined, other: Json | undefined, place = ''): readonly string[] {
  const isGroup = (value: Json | undefined): value is Readonly<Record<string, Json>> => typeof value === 'object' && value !== null
  if (!isGroup(one) || !isGroup(other) || Array.isArray(one) !== Array.isArray(other)) return one === other ? [] : [place]
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((key) => differences(one[key], other[key], place === '' ? key : `${place}.${key}`))
}

const alike: Text = spoken({ kk: 'Айырмашылық жоқ.', ru: 'Различий нет.', en: 'Nothing differs.' })
const changedIn = (id: string, places: string): Text => spoken({
  kk: `${id}: файл экспортталғаннан кейін өзгертілген: ${places}`, ru: `${id}: файл изменён после экспорта: ${places}`, en: `${id}: the file was changed since it was exported: ${places}`,
})
const changedElsewhere = (id: string): Text => spoken({
  kk: `${id}: файл экспортталғаннан кейін өзгертілген, ал экспортталған редакция бұл порталда жоқ`, ru: `${id}: файл изменён после экспорта, а экспортированной редакции на этом портале нет`,
  en: `${id}: the file was changed since it was exported, and the version that was exported is not in this portal`,
})
const onlyHere = (id: string): Text => spoken({ kk: `${id}: тек порталда бар`, ru: `${id}: есть только на портале`, en: `${id}: only in this portal` })
const onlyThere = (id: string): Text => spoken({ kk: `${id}: порталда жоқ`, ru: `${id}: на портале нет`, en: `${id}: not in this portal` })
const overwrites = (paths: string): Text => spoken({
  kk: `Бұл файлдар бар, олардың үстінен жазылмайды: ${paths}. Бос буманы көрсетіңіз.`, ru: `Эти файлы уже есть, поверх них ничего не пишется: ${paths}. Укажите пустую папку.`, en: `These files exist and are not written over: ${paths}. Name an empty folder.`,
})
const unknownAct = (what: string): Text => spoken({
  kk: `declarations командасында мұндай әрекет жоқ: ${what}. Бары: export, import, diff`, ru: `У команды declarations нет действия ${what}. Есть: export, import, diff`, en: `declarations has no action ${what}. It has: export, import, diff`,
})
