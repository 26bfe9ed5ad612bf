/** Accounts, associations and limits: read as the cluster has them, compared with what the grants say, and changed where they differ. */
import type { Account, Cluster } from '../contract.ts'
import { nonsense } from '../messages.ts'
import type { Commands } from './commands.ts'
import { isLogin } from './logins.ts'

/** What stands before the names of our accounts: no other account of the cluster is ever touched. */
export const accountPrefix = 'shq-'

interface Present { readonly minutes?: bigint; readonly closed: boolean; readonly logins: ReadonlySet<string> }

async function present(cluster: string, commands: Commands, names: readonly string[]): Promise<ReadonlyMap<string, Present>> {
  const printed = await commands('sacctmgr', ['-nP', 'show', 'assoc', `account=${names.join(',')}`, 'format=Account,User,GrpTRESMins,GrpSubmit'])
  const found = new Map<string, { minutes?: bigint; closed: boolean; logins: Set<string> }>()
  for (const line of printed.split('\n').filter((one) => one !== '')) {
    const [account = '', login = '', minutes = '', submit = '', ...more] = line.split('|')
    if (more.length > 0 || account === '') throw nonsense(cluster, `sacctmgr: ${line.slice(0, 200)}`)
    const known = found.get(account) ?? { closed: false, logins: new Set<string>() }
    if (login !== '') known.logins.add(login)
    else {
      const limit = /(?:^|,)gres\/gpu=(\d+)/.exec(minutes)?.[1]
      if (limit !== undefined) known.minutes = BigInt(limit)
      known.closed = submit === '0'
    }
    found.set(account, known)
  }
  return found
}

/** So many accounts are asked for at a time. */
const chunk = 100

/** Cancels what waits under accounts that are closed. */
async function cancelWaiting(commands: Commands, closed: readonly string[]): Promise<void> {
  for (let at = 0; at < closed.length; at += chunk) {
    const printed = await commands('squeue', ['-h', '-a', `--account=${closed.slice(at, at + chunk).join(',')}`, '--states=PENDING', '-o', '%a'])
    for (const name of new Set(printed.split('\n').filter((line) => closed.includes(line)))) await commands('scancel', ['--account', name, '--state=PENDING'])
  }
}

/** Makes the accounts as they are to be; answers the names of those that were changed, and what failed of which. The limit is in whole minutes, as Slurm counts it, rounded down. */
export async function keepAccounts(cluster: string, commands: Commands, accounts: readonly Account[]): ReturnType<Cluster['keepInStep']> {
  const there = new Map<string, Present>()
  for (let at = 0; at < accounts.length; at += chunk) for (const [name, is] of await present(cluster, commands, accounts.slice(at, at + chunk).map((one) => one.name))) there.set(name, is)
  const changed: string[] = []
  const failed = new Map<string, unknown>()
  const keep = async ({ name, seconds, logins, open }: Account): Promise<void> => {
    const is = there.get(name)
    const wanted = new Set(logins.filter(isLogin))
    const [minutes, closed] = [seconds / 60n, !open]
    const does = async (...args: readonly string[]): Promise<void> => {
      await commands('sacctmgr', ['-i', ...args])
      if (!changed.includes(name)) changed.push(name)
    }
    if (is === undefined) await does('add', 'account', name, 'Organization=shanyraq', `Description=${name}`)
    if (is?.minutes !== minutes || is.closed !== closed) await does('modify', 'account', name, 'set', `GrpTRESMins=gres/gpu=${minutes}`, `GrpSubmitJobs=${closed ? 0 : -1}`)
    const fresh = [...wanted].filter((login) => is === undefined || !is.logins.has(login))
    if (fresh.length > 0) await does('add', 'user', fresh.join(','), `Account=${name}`)
    const gone = [...is?.logins ?? []].filter((login) => !wanted.has(login))
    // Whose job still runs cannot be taken out; it is done at the next round.
    if (gone.length > 0) await does('delete', 'user', 'where', `name=${gone.join(',')}`, `account=${name}`).catch(() => undefined)
  }
  for (const account of accounts) await keep(account).catch((error: unknown) => failed.set(account.name, error))
  // At every round, for what was on its way when an account was closed comes after.
  await cancelWaiting(commands, accounts.filter(({ open }) => !open).map(({ name }) => name))
  return { changed, failed }
}
