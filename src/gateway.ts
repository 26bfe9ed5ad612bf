/**
 * The role `gateway`: the API of the language model alone, beside `web` and `worker` on their database and with their keys.
 *
 * It opens what the API stands on and nothing else, so that it starts within a second and takes a fraction of the memory of `web`.
 */
import type { Handler } from './cli/index.ts'
import { chosenCountry } from './country.ts'
import { migrations, openGatewayAlone, type GatewayGround } from './institutions/language-model/process.ts'
import { openClock } from './kernel/clock/index.ts'
import { type Database, folderFailure, openDatabase, requireMigrated } from './kernel/database/index.ts'
import { openFiles, openStores } from './kernel/files/index.ts'
import { anchorIn, isOwn, openJournal } from './kernel/journal/index.ts'
import { existingKeys, foreignKeys, requireProgramme } from './kernel/keys.ts'
import { migrations as kernelMigrations } from './kernel/migrations.ts'
import { openOrders } from './kernel/orders/index.ts'
import { openParties } from './kernel/parties/index.ts'
import { openSecrets } from './kernel/secrets.ts'
import type { Settings } from './kernel/settings.ts'
import { openStatements } from './kernel/statements/index.ts'
import { Failure } from './law/failure.ts'
import type { Text } from './law/text.ts'
import { listen, openLog } from './portal/doors/index.ts'
import { askedToEnd, grace, requireAddress, requireServer, settingsOf } from './process.ts'
import { openReport } from './report.ts'
import { spoken } from './law/text.ts'

/** Serves until it is asked to end; what cannot start leaves nothing running. */
export const gateway: Handler = async (call) => {
  const { gateway: gatewayOf } = chosenCountry()
  if (!gatewayOf) throw new Failure('not found', noModel)
  const url = requireServer(call)
  requireAddress(call)
  const asked = askedToEnd()
  const log = openLog({ level: 'info' })
  const settings = settingsOf(call)
  const database = await openDatabase(url, { max: settings.pool, direct: settings.databaseDirectUrl })
  const closing: (() => Promise<void>)[] = [() => database.close()]
  try {
    await requireMigrated(database.db, [...kernelMigrations, migrations])
    const { calendar, options } = (await gatewayOf())(settings.programme)
    const kernel = await openGround(settings, database, { calendar }, closing, openReport(log))
    // It waits until the database has told keys and models, and must not wait when it is asked to end.
    const doors = await Promise.race([openGatewayAlone({ kernel, options }, log), asked])
    if (!doors) return
    const server = await listen(undefined, { ...settings, doors: () => doors })
    call.say(spoken({
      kk: `Тілдік модельдің API-і ашық: http://localhost:${server.port}/v1`, ru: `API языковой модели открыт: http://localhost:${server.port}/v1`,
      en: `The API of the language model is open at http://localhost:${server.port}/v1`,
    }))
    await asked
    await server.stop(grace)
  } catch (error) {
    throw folderFailure(settings.data, error)
  } finally {
    await closeAll(closing)
  }
}

const noModel: Text = spoken({
  kk: 'Бұл елдің бағдарламасында тілдік модель жоқ: gateway-ді іске қосудың қажеті жоқ.', ru: 'В программе этой страны нет языковой модели: gateway запускать не нужно.',
  en: 'The programme of this country has no language model: there is nothing for gateway to serve.',
})

/** Closes what was opened, the last first, also when one of them cannot end well: then the process still ends, with its error. */
async function closeAll(closing: readonly (() => Promise<void>)[]): Promise<void> {
  const errors: unknown[] = []
  for (const close of closing.toReversed()) await close().catch((error: unknown) => errors.push(error))
  if (errors.length > 0) throw errors[0]
}

/** The kernel as far as the API needs it. */
async function openGround(
  settings: Settings, { db, listen: hear, hears }: Database, country: GatewayGround['kernel']['country'], closing: (() => Promise<void>)[], report: GatewayGround['kernel']['report'],
): Promise<GatewayGround['kernel']> {
  const clock = await openClock({ db, listen: hear, report })
  const { now } = clock
  const keys = existingKeys(settings.data)
  const journal = openJournal({ db, listen: hear, now, signer: keys.journal, anchor: anchorIn(settings.data), report })
  if (!(await isOwn(db, keys.journal))) throw foreignKeys()
  requireProgramme(settings.data, settings.programme, { mayMake: false })
  await clock.watch(journal)
  closing.push(() => clock.close())
  const orders = await openOrders({ db, listen: hear, hears, now, journal, report })
  closing.push(() => orders.close())
  return {
    db, listen: hear, now, report, settings, country, journal, orders, whenClosing: (close) => { closing.push(close) },
    parties: openParties({ db, now, journal, standing: orders.standing, detectors: [], settings: { publicUrl: settings.publicUrl, sessionSecret: keys.session } }),
    files: openFiles({ db, now, ...await openStores(settings), damaged: async (hash) => report(new Error(`the content ${hash} is damaged in the file store`)) }),
    secrets: openSecrets(keys.secrets), statements: openStatements(keys.statements),
  }
}
