/** The command line: each command loads only what it needs, when it is asked for. */
import './country.ts'
import { clock, data, type Handler, run, verify } from './cli/index.ts'

/** A role or a command that needs the whole portal. */
const whole = (name: keyof typeof import('./roles.ts').roles): Handler => async (call) => (await import('./roles.ts')).roles[name](call)

process.exitCode = await run(process.argv.slice(2), {
  start: whole('start'),
  web: whole('web'),
  worker: whole('worker'),
  gateway: async (call) => (await import('./gateway.ts')).gateway(call),
  engine: async (call) => (await import('./engine.ts')).engine(call),
  migrate: whole('migrate'),
  backup: whole('backup'),
  restore: whole('restore'),
  'new-history': whole('new-history'),
  verify, clock, data,
  declarations: whole('declarations'),
  lint: whole('lint'),
  words: whole('words'),
  seed: whole('seed'),
  admin: whole('admin'),
})
