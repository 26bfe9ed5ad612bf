/**
 * The role `engine`: runs the questions that people ask of data, for a portal on another machine that names this one in `ENGINE_HOSTS`.
 *
 * It opens no database and holds no key of the portal but the secret that both share; who may read what, the portal has decided before it asks.
 */
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Handler } from './cli/index.ts'
import { openEngineHost } from './institutions/commons/process.ts'
import { Failure } from './law/failure.ts'
import { spoken } from './law/text.ts'
import { askedToEnd, settingsOf } from './process.ts'

/** Processes there may be, most of them idle: each `web` and `worker` keeps a few ahead. */
const idlePerCore = 8
/** For files of tables that are kept here. */
const keptMb = 4_096

/** Serves until it is asked to end. */
export const engine: Handler = async (call) => {
  const { data, host, port, engineKey } = settingsOf(call)
  if (engineKey === undefined) throw new Failure('invalid', noKey)
  const asked = askedToEnd()
  const running = await openEngineHost({ scratch: join(data, 'scratch'), host, port, key: engineKey, workers: idlePerCore * availableParallelism(), keptMb })
  call.say(spoken({
    kk: `Деректерге сұраулар осы серверде орындалады: ${host}:${running.port}`, ru: `Запросы к данным выполняются здесь: ${host}:${running.port}`, en: `Questions to data run here: ${host}:${running.port}`,
  }))
  await asked
  await running.close()
}

const noKey = spoken({
  kk: 'ENGINE_KEY берілмеген: портал мен осы сервер бір-бірін сол құпия арқылы таниды. Екеуіне бірдей, кемінде 32 таңбадан тұратын мән беріңіз.',
  ru: 'Не задан ключ ENGINE_KEY: по этому секрету портал и этот сервер узнают друг друга. Задайте обоим одно и то же значение не короче 32 знаков.',
  en: 'ENGINE_KEY is not set: by this secret the portal and this host know each other. Give both the same value of 32 characters or more.',
})
