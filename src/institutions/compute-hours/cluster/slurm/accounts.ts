/** Accounts, their shares, associations and limits: read as the cluster has them, compared with what the grants say, and changed where they differ. */
import type { Account, Cluster, SharedThere } from '../contract.ts'
import { nonsense } from '../messages.ts'
import type { Commands } from './commands.ts'
import { isLogin } from './logins.ts'

/** What stands before the names of our accounts: no other account of the cluster is ever touched. */
export const accountPrefix = 'shq-'

/** The account above those of all programmes: beside it stands whatever else the cluster has, and its share is the operator's to set. */
const top = `${accountPrefix}programmes`
/** The account of a programme by the number of its entry. */
export const programmeAccount = (number: string): string => `${accountPrefix}p-${number.toLowerCase()}`

interface Present { readonly parent?: string; readonly share?: string; readonly minutes?: bigint; readonly closed: boolean; readonly logins: ReadonlySet<string> }

async function present(cluster: string, commands: Commands, names: readonly string[]): Promise<ReadonlyMap<string, Present>> {
  const printed = await commands('sacctmgr', ['-nP', 'show', 'assoc', `account=${names.join(',')}`, 'format=Account,User,GrpTRESMins,GrpSubmit,ParentName,Share'])
  const found = new Map<string, { parent?: string; share?: string; minutes?: bigint; closed: boolean; logins: Set<string> }>()
  for (const line of printed.split('\n').filter((one) => one !== '')) {
    const [account = '', login = '', minutes = '', submit = '', parent = '', share = '', ...more] = line.split('|')
    if (more.length > 0 || account === '') throw nonsense(cluster, `sacctmgr: ${line.slice(0, 200)}`)
    const known = found.get(account) ?? { closed: false, logins: new Set<string>() }
    if (login !== '') known.logins.add(login)
    else {
      const limit = /(?:^|,)gres\/gpu=(\d+)/.exec(minutes)?.[1]
      if (limit !== undefined) known.minutes = BigInt(limit)
      known.closed = submit === '0'
      known.parent = parent
      known.share = share
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
  const programmes = new Map(accounts.map(({ programme }) => [programme.name, String(programme.share)]))
  for (const [name, is] of await present(cluster, commands, [top, ...programmes.keys()])) there.set(name, is)
  for (let at = 0; at < accounts.length; at += chunk) for (const [name, is] of await present(cluster, commands, accounts.slice(at, at + chunk).map((one) => one.name))) there.set(name, is)
  const changed: string[] = []
  const failed = new Map<string, unknown>()
  if (accounts.length > 0 && !there.has(top)) await commands('sacctmgr', ['-i', 'add', 'account', top, 'Organization=shanyraq', `Description=${top}`])
  const amiss = new Map<string, unknown>()
  for (const [name, share] of programmes) {
    const is = there.get(name)
    const made = is === undefined ? ['add', 'account', name, 'Organization=shanyraq', `Description=${name}`, `Parent=${top}`, `Fairshare=${share}`]
      : is.share !== share || is.parent !== top ? ['modify', 'account', name, 'set', ...is.parent === top ? [] : [`Parent=${top}`], `Fairshare=${share}`] : undefined
    // Its grants fail with it, and no others.
    if (made !== undefined) await commands('sacctmgr', ['-i', ...made]).catch((error: unknown) => amiss.set(name, error))
  }
  const keep = async ({ name, seconds, logins, open, programme }: Account): Promise<void> => {
    if (amiss.has(programme.name) && open) throw amiss.get(programme.name)
    const is = there.get(name)
    const wanted = new Set(logins.filter(isLogin))
    const [minutes, closed] = [seconds / 60n, !open]
    const does = async (...args: readonly string[]): Promise<void> => {
      await commands('sacctmgr', ['-i', ...args])
      if (!changed.includes(name)) changed.push(name)
    }
    if (is === undefined) await does('add', 'account', name, 'Organization=shanyraq', `Description=${name}`, `Parent=${programme.name}`)
    else if (is.parent !== programme.name) await does('modify', 'account', name, 'set', `Parent=${programme.name}`)
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

/** How Slurm weighs the accounts of programmes, as it last reckoned (`PriorityCalcPeriod`). Throws a `Failure` where the answer cannot be. */
export async function readShares(cluster: string, commands: Commands): Promise<ReadonlyMap<string, SharedThere>> {
  const printed = await commands('sshare', ['-n', '-P', '-l', '-a', '-o', 'Account,User,NormShares,EffectvUsage,LevelFS'])
  return new Map(printed.split('\n').filter((line) => line.trim() !== '').flatMap((line): readonly [string, SharedThere][] => {
    const [account = '', login = '', due = '', had = '', factor = '', ...more] = line.split('|').map((part) => part.trim())
    if (more.length > 0) throw nonsense(cluster, `sshare: ${line.slice(0, 200)}`)
    if (login !== '' || !account.startsWith(`${accountPrefix}p-`)) return []
    if (![due, had].every((part) => /^\d+(?:\.\d+)?$/.test(part)) || !/^(?:inf|nan|\d+(?:\.\d+)?(?:e[+-]?\d+)?)?$/i.test(factor)) throw nonsense(cluster, `sshare: ${line.slice(0, 200)}`)
    // Of one that used nothing yet it says `inf`, or nought before its first reckoning.
    return [[account, { due: Number(due), had: Number(had), ...(/^\d/.test(factor) && Number(had) > 0 && { factor: Number(factor) }) }]]
  }))
}
