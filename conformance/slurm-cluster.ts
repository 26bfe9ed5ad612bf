/**
 * A real Slurm on loopback for tests: controller, accounting with its database, REST, and nodes with eight pretended accelerators each. A node is lost by `loseNode`
 * alone: a busy machine that answers late for minutes is not (`SlurmdTimeout`, `MessageTimeout`).
 */
import { execFileSync, spawn } from 'node:child_process'
import { randomBytes, randomInt } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** Why it cannot run here; undefined where it can. What is missing, `bin/install.mjs --for-tests` installs. */
export const slurmLacks = ['slurmctld', 'slurmd', 'slurmdbd', 'slurmrestd', 'munged', 'mariadbd'].filter((program) => !existsSync(`/usr/sbin/${program}`)).join(', ') || undefined

export interface SlurmCluster {
  readonly conf: string
  readonly rest: string
  readonly key: string
  /** Where jobs write. */
  readonly folder: string
  /** Runs a command of Slurm and answers what it printed. */
  run(program: string, ...args: readonly string[]): string
  /** Loses a node at once: its daemon and whatever it ran are killed; unless `unseen`, it is said to be down, and stays so whatever it still had to say (`ReturnToService`). */
  loseNode(node: string, unseen?: 'unseen'): void
  stop(): Promise<void>
}

/** Free ports below those that the system gives to whoever asks: a daemon that begins later finds its own still free. */
async function ports(count: number): Promise<readonly number[]> {
  const found: number[] = []
  while (found.length < count) {
    const port = randomInt(10_000, 32_000)
    const free = await new Promise<boolean>((resolve) => {
      const server = createServer().once('error', () => resolve(false)).listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
    })
    if (free && !found.includes(port)) found.push(port)
  }
  return found
}

async function until(what: string, holds: () => boolean, seconds = 60): Promise<void> {
  for (const began = performance.now(); ;) {
    try {
      if (holds()) return
    } catch { /* not yet */ }
    if (performance.now() - began > seconds * 1000) throw new Error(`${what}: not within ${seconds} s`)
    await pause(50)
  }
}

/** `nodes` are called n1, n2 and so on. */
export async function startSlurm({ nodes: count = 2 }: { readonly nodes?: number } = {}): Promise<SlurmCluster> {
  const d = mkdtempSync(join(tmpdir(), 'shanyraq-slurm-'))
  chmodSync(d, 0o755)
  const h = hostname().split('.')[0]!
  const [controller, database, accounting, rest, ...others] = await ports(4 + count)
  const nodes = others.map((port, i) => ({ name: `n${i + 1}`, port }))
  for (const folder of ['etc', 'run', 'log', 'state', ...nodes.map(({ name }) => `spool/${name}`), 'db', 'dev', 'work']) mkdirSync(join(d, folder), { recursive: true })
  chmodSync(join(d, 'work'), 0o777)
  const file = (name: string, text: string | Uint8Array, mode = 0o600) => { writeFileSync(join(d, name), text); chmodSync(join(d, name), mode) }
  file('etc/munge.key', randomBytes(128))
  file('etc/jwt.key', randomBytes(32))
  for (let i = 0; i < 8; i += 1) execFileSync('mknod', [join(d, `dev/gpu${i}`), 'c', '1', '3'])
  const auth = `AuthType=auth/munge\nAuthInfo=socket=${d}/run/munge.sock\nAuthAltTypes=auth/jwt\nAuthAltParameters=jwt_key=${d}/etc/jwt.key\n`
  file('etc/slurm.conf', `ClusterName=ulgi
SlurmctldHost=${h}(127.0.0.1)
SlurmctldPort=${controller}
SlurmUser=root
SlurmdUser=root
${auth}CredType=cred/munge
StateSaveLocation=${d}/state
SlurmdSpoolDir=${d}/spool/%n
SlurmctldPidFile=${d}/run/slurmctld.pid
SlurmdPidFile=${d}/run/slurmd-%n.pid
SlurmctldLogFile=${d}/log/slurmctld.log
SlurmdLogFile=${d}/log/slurmd-%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/linux
JobAcctGatherFrequency=task=1
SelectType=select/cons_tres
SelectTypeParameters=CR_Core_Memory
SchedulerParameters=bf_interval=1,sched_interval=2
PriorityType=priority/multifactor
PriorityCalcPeriod=1
PriorityDecayHalfLife=0
PriorityUsageResetPeriod=NONE
ReturnToService=0
SlurmdTimeout=300
MessageTimeout=60
KillWait=2
SlurmdParameters=config_overrides
AccountingStorageType=accounting_storage/slurmdbd
AccountingStorageHost=127.0.0.1
AccountingStoragePort=${accounting}
AccountingStoragePass=${d}/run/munge.sock
AccountingStorageEnforce=associations,limits,qos,safe
AccountingStorageTRES=gres/gpu,gres/gpu:h200
GresTypes=gpu
DefMemPerCPU=256
${nodes.map(({ name, port }) => `NodeName=${name} NodeHostname=${h} NodeAddr=127.0.0.1 Port=${port} CPUs=16 RealMemory=64000 Gres=gpu:h200:8`).join('\n')}
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP TRESBillingWeights=CPU=0,Mem=0,GRES/gpu=1
`, 0o644)
  file('etc/cgroup.conf', 'CgroupPlugin=disabled\n', 0o644)
  file('etc/gres.conf', `AutoDetect=off\nNodeName=n[1-${count}] Name=gpu Type=h200 File=${d}/dev/gpu[0-7]\n`, 0o644)
  file('etc/slurmdbd.conf', `${auth}PidFile=${d}/run/slurmdbd.pid\nLogFile=${d}/log/slurmdbd.log\nDbdHost=${h}\nDbdAddr=127.0.0.1\nDbdPort=${accounting}\nSlurmUser=root\nStorageType=accounting_storage/mysql\nStorageHost=127.0.0.1\nStoragePort=${database}\nStorageUser=slurm\nStoragePass=slurm\nStorageLoc=slurm_acct\n`)

  const conf = join(d, 'etc/slurm.conf')
  const env = { ...process.env, SLURM_CONF: conf }
  const pids: number[] = []
  const daemon = (program: string, args: readonly string[], more: Readonly<Record<string, string>> = {}): void => {
    const log = openSync(join(d, `log/${program}-${pids.length}.out`), 'a')
    const child = spawn(`/usr/sbin/${program}`, [...args], { env: { ...env, ...more }, stdio: ['ignore', log, log], detached: true })
    child.on('error', () => undefined)
    child.unref()
    pids.push(child.pid!)
  }
  const run = (program: string, ...args: readonly string[]): string => execFileSync(program, [...args], { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  const kill = (pid: number, signal: NodeJS.Signals): void => { try { process.kill(pid, signal) } catch { /* gone */ } }
  const under = (mark: string, where: 'cmdline' | 'environ' = 'cmdline'): readonly number[] => readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    try {
      return readFileSync(`/proc/${name}/${where}`, 'utf8').includes(mark) ? [Number(name)] : []
    } catch {
      return []
    }
  })

  async function stop(): Promise<void> {
    for (const pid of pids.toReversed()) kill(pid, 'SIGTERM')
    await pause(300)
    for (const pid of [...under(d), ...pids]) if (pid !== process.pid) kill(pid, 'SIGKILL')
    rmSync(d, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }

  try {
    daemon('munged', ['--foreground', `--socket=${d}/run/munge.sock`, `--key-file=${d}/etc/munge.key`, `--pid-file=${d}/run/munged.pid`, `--log-file=${d}/log/munged.log`, `--seed-file=${d}/run/seed`, '--force', '--num-threads=4'])
    execFileSync('/usr/bin/mariadb-install-db', ['--no-defaults', '--user=root', `--datadir=${d}/db`, '--auth-root-authentication-method=normal', '--skip-test-db'], { stdio: 'ignore' })
    daemon('mariadbd', ['--no-defaults', '--user=root', `--datadir=${d}/db`, `--socket=${d}/run/db.sock`, `--pid-file=${d}/run/db.pid`, '--bind-address=127.0.0.1', `--port=${database}`, '--innodb-buffer-pool-size=64M', '--innodb-flush-log-at-trx-commit=0', '--performance-schema=OFF'])
    const sql = "create database slurm_acct; create user slurm@'127.0.0.1' identified by 'slurm'; create user slurm@localhost identified by 'slurm'; grant all on slurm_acct.* to slurm@'127.0.0.1'; grant all on slurm_acct.* to slurm@localhost"
    await until('mariadb', () => (run('mariadb', '--no-defaults', '-uroot', '-S', `${d}/run/db.sock`, '-e', 'select 1'), true))
    run('mariadb', '--no-defaults', '-uroot', '-S', `${d}/run/db.sock`, '-e', sql)
    daemon('slurmdbd', ['-D'])
    await until('slurmdbd', () => run('sacctmgr', '-nP', 'list', 'cluster').trim() !== 'x')
    daemon('slurmctld', ['-D', '-i'])
    await until('slurmctld', () => run('scontrol', 'ping').includes('UP'))
    for (const { name } of nodes) daemon('slurmd', ['-D', '-N', name])
    daemon('slurmrestd', ['-a', 'rest_auth/jwt', '-s', 'openapi/slurmctld,openapi/slurmdbd', `127.0.0.1:${rest}`], { SLURMRESTD_SECURITY: 'disable_user_check', SLURM_JWT: 'daemon' })
    await until('nodes', () => run('sinfo', '-h', '-N', '-o', '%T').trim().split('\n').every((state) => state === 'idle'))
  } catch (error) {
    const logs = readdirSync(join(d, 'log')).map((name) => `${name}: ${readFileSync(join(d, 'log', name), 'utf8').slice(-800)}`).join('\n')
    await stop()
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${logs}`, { cause: error })
  }
  return {
    conf, rest: `http://127.0.0.1:${rest}`, key: join(d, 'etc/jwt.key'), folder: join(d, 'work'), run, stop,
    loseNode(node, unseen) {
      const daemonPid = Number(readFileSync(join(d, `run/slurmd-${node}.pid`), 'utf8'))
      const scripts = under(`${d}/spool/${node}/`)
      // The step's own daemon first, which would tell of its script's end.
      const steps = scripts.map((pid) => Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')[1]))
      for (const pid of [daemonPid, ...steps, ...scripts, ...under(`SLURMD_NODENAME=${node}\0`, 'environ').filter((one) => readFileSync(`/proc/${one}/environ`, 'utf8').includes(d))]) if (pid > 1) kill(pid, 'SIGKILL')
      if (unseen === undefined) run('scontrol', 'update', `NodeName=${node}`, 'State=DOWN', 'Reason=lost')
    },
  }
}
