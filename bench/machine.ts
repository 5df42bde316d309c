import { readdir, readFile } from 'node:fs/promises'

/** A share of the machine above which times say more about others than about us. */
export const LOADED = 0.2

/**
 * Notes how much of the processors others use from now on (Linux).
 *
 * @returns what says so, as a share of the whole machine.
 */
export async function watchOthers(): Promise<() => Promise<number>> {
  const before = await read()
  return async () => {
    const after = await read()
    const total = after.total - before.total
    if (total <= 0) return 0
    const used = after.busy - before.busy - (after.own - before.own)
    return Math.min(Math.max(used / total, 0), 1)
  }
}

/** Clock ticks since the start of the machine: all, those not idle, and those of this process with all that it started. */
async function read(): Promise<{ total: number; busy: number; own: number }> {
  const [first = ''] = (await readFile('/proc/stat', 'utf8')).split('\n')
  const [user = 0, nice = 0, system = 0, idle = 0, iowait = 0, irq = 0, softirq = 0, steal = 0] =
    first.split(/\s+/).slice(1).map(Number)
  const busy = user + nice + system + irq + softirq + steal
  return { total: busy + idle + iowait, busy, own: await ownTicks() }
}

const ownTicks = () => ticksOf(process.pid)

/** Seconds of processor time that a process has used, with all that it started. */
export const cpuSeconds = async (pid: number) => (await ticksOf(pid)) / TICKS_PER_SECOND

/** Linux tells programs so, whatever its own clock does. */
const TICKS_PER_SECOND = 100

/** Seconds that the main thread of a process has run. */
export async function mainThreadSeconds(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/task/${pid}/schedstat`, 'utf8')
  return Number(text.split(' ')[0]) / 1e9
}

async function ticksOf(pid: number): Promise<number> {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const all = (await Promise.all(names.map(readTicks))).filter((each) => each !== null)
  const below = (parent: number): number =>
    all
      .filter((each) => each.parent === parent)
      .reduce((sum, each) => sum + each.ticks + below(each.pid), 0)
  return (all.find((each) => each.pid === pid)?.ticks ?? 0) + below(pid)
}

/** Of a process and of its children that have ended; null when it is gone. */
async function readTicks(
  name: string,
): Promise<{ pid: number; parent: number; ticks: number } | null> {
  const text = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => null)
  if (!text) return null
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const times = fields.slice(11, 15).map(Number) // utime, stime, cutime, cstime
  return {
    pid: Number(name),
    parent: Number(fields[1]),
    ticks: times.reduce((sum, time) => sum + time, 0),
  }
}
