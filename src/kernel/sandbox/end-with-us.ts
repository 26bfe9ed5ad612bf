/** Child processes that end with this one: nobody would hear what they find out, and whoever stops a service means all of it. */
import type { ChildProcess } from 'node:child_process'

const children = new Map<ChildProcess, (child: ChildProcess) => void>()

/** Answers the child, which is killed, in its own way if it has one, when this process ends, however it ends but by a kill of its own. */
export function endWithUs<C extends ChildProcess>(child: C, kill: (child: ChildProcess) => void = (one) => { one.kill('SIGKILL') }): C {
  if (children.size === 0) process.once('exit', killAll)
  children.set(child, kill)
  child.once('close', () => {
    children.delete(child)
    if (children.size === 0) process.off('exit', killAll)
  })
  return child
}

function killAll(): void {
  for (const [child, kill] of children) kill(child)
}
