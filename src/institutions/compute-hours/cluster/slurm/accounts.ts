/** Accounts, associations and limits: read as the cluster has them, compared with what the grants say, and changed where they differ. */
import type { Account } from '../contract.ts'
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

/** Makes the accounts as they are to be; answers the names of those that were changed. The limit is in whole minutes, as Slurm counts it, rounded down. */
export async function keepAccounts(cluster: string, commands: Commands, accounts: readonly Account[]): Promise<readonly string[]> {
  if (accounts.length === 0) return []
  const there = await present(cluster, commands, accounts.map(({ name }) => name))
  const changed: string[] = []
  for (const { name, seconds, logins, open } of accounts) {
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
    if (closed && changed.includes(name)) await commands('scancel', ['--account', name, '--state=PENDING'])
  }
  return changed
}
