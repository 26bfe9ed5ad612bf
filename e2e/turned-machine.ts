/** Loaded before a portal (`--import`): a machine whose clock stands as many milliseconds ahead as the file TURNED_BY says, at every question. */
import { readFileSync } from 'node:fs'

const file = process.env['TURNED_BY']!
const RealDate = Date
const realNow = Date.now.bind(Date)
const now = (): number => realNow() + Number(readFileSync(file, 'utf8'))

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, as) => Reflect.construct(target, given.length === 0 ? [now()] : given, as) as Date,
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name) as unknown),
})
