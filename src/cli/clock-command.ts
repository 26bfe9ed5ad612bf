/** `shanyraq clock`: what the portal holds of the time, and the confirmation by an operator that the machine's clock is right. */
import { instantAt } from '../law/time.ts'
import { openClock } from '../kernel/clock/index.ts'
import { anchorIn, openJournal } from '../kernel/journal/index.ts'
import { existingSigner } from '../kernel/keys.ts'
import { migrations } from '../kernel/migrations.ts'
import { requireMigrated } from '../kernel/database/index.ts'
import { type Handler, UsageError } from './command.ts'
import { openData } from './data.ts'
import { spoken } from '../law/text.ts'

/** Exit code 1 while the clock is in doubt. */
export const clock: Handler = async (call) => {
  const [what] = call.operands
  if (what !== undefined && what !== 'confirm') throw new UsageError(unknownAct(what))
  const data = await openData(call, { beside: 'portal', mayMake: false })
  try {
    await requireMigrated(data.db, migrations)
    const held = await openClock(data)
    if (what === 'confirm') {
      const journal = openJournal({ ...data, now: held.now, signer: existingSigner(data.folder), anchor: anchorIn(data.folder) })
      const shown = instantAt(Date.now())
      await held.confirm('system:operator', journal, shown)
      call.say(spoken({ kk: `Уақыт расталды: ${shown}`, ru: `Время подтверждено: ${shown}`, en: `The time is confirmed: ${shown}` }))
      return 0
    }
    const { doubts, processes } = await held.standing()
    for (const { host, at, machineAt, databaseAt, doubts } of processes) {
      const why = doubts.length > 0 ? ` (${doubts.join(', ')})` : ''
      call.say(spoken({
        kk: `${host}: портал уақыты ${at}, сервер ${machineAt}, дерекқор ${databaseAt}${why}`,
        ru: `${host}: время портала ${at}, сервер ${machineAt}, база данных ${databaseAt}${why}`,
        en: `${host}: portal ${at}, machine ${machineAt}, database ${databaseAt}${why}`,
      }))
    }
    call.say(doubts.length === 0 ? spoken({ kk: 'Сағат дұрыс.', ru: 'Часы идут верно.', en: 'The clock is right.' }) : spoken({
      kk: 'Сағат күмәнді. Уақыт дұрыс болса: shanyraq clock confirm',
      ru: 'Часы под сомнением. Если время верно: shanyraq clock confirm',
      en: 'The clock is in doubt. If the time is right: shanyraq clock confirm',
    }))
    return doubts.length === 0 ? 0 : 1
  } finally {
    await data.close()
  }
}

const unknownAct = (what: string) => spoken({
  kk: `clock командасында мұндай әрекет жоқ: ${what}. Бары: confirm`, ru: `У команды clock нет действия ${what}. Есть: confirm`, en: `clock has no action ${what}. It has: confirm`,
})
