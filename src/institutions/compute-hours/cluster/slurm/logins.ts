/** Logins of a cluster: which may be anybody's at all. Whose one is, the operator confirms. */
import type { Commands } from './commands.ts'

/** What may pass as a login or an account; anything else would be an argument of its own. */
const isName = (text: string): boolean => /^[a-z_][a-z0-9_-]{0,31}$/.test(text)

/** Of the machines, and of no organisation. */
const systems = new Set([
  'root', 'slurm', 'slurmdbd', 'slurmrestd', 'munge', 'daemon', 'sys', 'sync', 'adm', 'mail', 'operator', 'admin', 'administrator', 'sudo', 'wheel', 'sshd', 'www-data', 'nginx', 'mysql', 'postgres', 'shanyraq',
])
/** People's logins begin here, as in `login.defs`. */
const firstUid = 1000

export const isLogin = (text: string): boolean => isName(text) && !systems.has(text) && !text.startsWith('systemd-')

/** The number of a login of a person, as this machine and the cluster both know it; undefined where nobody knows it, or where it is of the system. */
export async function uidOf(commands: Commands, login: string): Promise<number | undefined> {
  if (!isLogin(login)) return undefined
  const line = await commands('getent', ['passwd', login]).catch(() => '')
  const [name, , uid = ''] = line.trim().split(':')
  return name === login && /^\d{1,10}$/.test(uid) && Number(uid) >= firstUid ? Number(uid) : undefined
}
