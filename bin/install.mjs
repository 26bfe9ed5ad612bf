/**
 * Makes sure, before `npm start` and `npm test`, that the packages of package-lock.json are in node_modules.
 * Plain JavaScript without imports from npm: it runs on the Node that the user has (20 or later), before anything is there.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findPython, isMade, make } from './python-environment.mjs'
import { setUpTrainer } from './trainer-setup.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const stamp = join(modules, '.installed-for') // what the last complete installation was made from, and for which platform

const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
const wanted = `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}\n`

if (!stamped() && !(complete() && mark())) await install()
putTogether()
if (process.argv.includes('--for-tests')) {
  installForTests()
  setUpConformance()
  setUpTrainer()
}

function stamped() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted
}

function mark() {
  writeFileSync(stamp, wanted)
  return true
}

/** Tells whether npm itself recorded an installation of exactly these packages, the pinned Node of this platform among them. */
function complete() {
  const record = join(modules, '.package-lock.json')
  if (!existsSync(record) || !existsSync(join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node'))) return false
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages
  return Object.entries(JSON.parse(lock).packages).every(([path, { version, optional }]) =>
    path === '' || (installed[path] ? installed[path].version === version : optional === true))
}

async function install() {
  console.log('Shanyraq: installing packages (once, about half a minute) …')
  // npm replaces node_modules, so it must not run on the Node that lies there.
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.startsWith(modules)).join(delimiter)
  const npm = spawn('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, PATH: path }, shell: process.platform === 'win32',
  })
  const stop = () => npm.kill('SIGTERM')
  process.on('SIGINT', stop).on('SIGTERM', stop)
  const done = await new Promise((resolve) => {
    npm.once('error', (error) => resolve({ error })).once('close', (status) => resolve({ status }))
  })
  process.off('SIGINT', stop).off('SIGTERM', stop)
  if (npm.killed) process.exit(1) // whoever asked for it needs no advice
  if (done.status !== 0) {
    console.error(done.error ? `Shanyraq: npm could not be started (${done.error.message}).`
      : 'Shanyraq: the packages could not be installed; npm says why above. With a network and some space on the disk, run the command again.')
    process.exit(1)
  }
  mark()
}

/** Makes one program of our sources, on the Node that came with the packages; without it they run as they are. */
function putTogether() {
  const node = join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
  spawnSync(node, ['--disable-warning=ExperimentalWarning', join(root, 'src/put-together.ts')], { stdio: 'inherit', shell: process.platform === 'win32' })
}

/** The programs outside npm with which the tests look at our output from outside, and what a system may have: a browser, readers of PDF, XML and gettext, a second PostgreSQL with PgBouncer, bubblewrap, and Slurm with its database. */
function installForTests() {
  const servers = '/usr/lib/postgresql'
  const missing = [
    ['chromium-headless-shell', onPath('chromium-headless-shell') || onPath('chromium')],
    ['poppler-utils', onPath('pdftotext')],
    ['openssl', onPath('openssl')],
    ['bubblewrap', onPath('bwrap')],
    ['libxml2-utils', onPath('xmllint')],
    ['gettext', onPath('msgfmt')],
    ['python3-venv', findPython()],
    ...['slurmctld', 'slurmd', 'slurmdbd', 'slurmrestd'].map((name) => [name, existsSync(join('/usr/sbin', name))]),
    ['slurm-client', onPath('sacctmgr')],
    ['slurm-wlm-jwt-plugin', existsSync('/usr/lib') && readdirSync('/usr/lib').some((folder) => ['slurm', 'slurm-wlm'].some((name) => existsSync(join('/usr/lib', folder, name, 'auth_jwt.so'))))],
    ['munge', existsSync('/usr/sbin/munged')],
    ['mariadb-server', existsSync('/usr/sbin/mariadbd')],
    ['pgbouncer', existsSync('/usr/sbin/pgbouncer')],
    ['postgresql', existsSync(servers) && readdirSync(servers).some((version) => existsSync(join(servers, version, 'bin', 'postgres')))],
  ].filter(([, present]) => !present).map(([name]) => name)
  if (missing.length === 0) return
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    console.log(`Shanyraq: some tests need programs that are not here. On Debian: sudo apt-get install --no-install-recommends ${missing.join(' ')}`)
    return
  }
  console.log(`Shanyraq: installing what the tests need: ${missing.join(' ')} …`)
  apt('update', '-qq')
  if (apt('install', '-y', '-qq', '--no-install-recommends', ...missing).status !== 0)
    console.error(`Shanyraq: apt-get could not install them; tests that need ${missing.join(', ')} will fail.`)
}

/** The outside tools in Python that look at our papers, our API and our data packages: `conformance/.venv`. */
function setUpConformance() {
  const conformance = join(root, 'conformance')
  const python = findPython()
  if (isMade(conformance) || !python) return
  console.log('Shanyraq: installing the outside tools in Python with which the tests look at what we give out (once, a minute) …')
  if (!make(conformance, python, { modules: 'pyhanko, schemathesis, openai, frictionless' })) console.error('Shanyraq: they could not be installed; the tests of papers, the API and data packages will fail.')
}

function onPath(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)))
}

function apt(...args) {
  return spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
}
