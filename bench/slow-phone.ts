/** A slow phone: a processor slowed 4×, 1.6 Mbit/s and 150 ms, a window of 390 px, nothing cached; and what a page costs on it. */
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/** Where the browser is: the one at CHROMIUM, or of the system. */
export const chromiumHere = process.env['CHROMIUM'] ?? ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find(existsSync) ?? '/usr/bin/chromium'

const link = { latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8, offline: false }

/** What a visit cost. */
export interface Visit {
  readonly bytes: number
  readonly requests: number
  /** Each answer with its kilobytes. */
  readonly parts: readonly string[]
  /** Milliseconds. */
  readonly input: number
  readonly paint: number
}

/** Sees when there is an input that shows and can be typed into, a frame after it is in the page. */
const watch = `{
  const look = () => {
    const input = document.querySelector('main input:not([type=hidden]), main textarea, main select, #root input')
    const ready = input && input.getClientRects().length > 0 && !input.disabled
    requestAnimationFrame(ready ? () => { window.firstInput ??= performance.now() } : look)
  }
  look()
}`

/** Opens a page with nothing cached, and waits until it has a field to write into. */
export async function visit(browser: Browser, url: string, cookie?: { readonly name: string; readonly value: string }): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'kk-KZ' })
  try {
    if (cookie) await context.addCookies([{ ...cookie, url }])
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.setCacheDisabled', { cacheDisabled: true })
    await session.send('Network.emulateNetworkConditions', link)
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    let bytes = 0
    const addresses = new Map<string, string>()
    const parts: string[] = []
    session.on('Network.responseReceived',
      ({ requestId, response }) => { addresses.set(requestId, new URL(response.url).pathname.split('/').at(-1) ?? '') })
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      bytes += encodedDataLength
      parts.push(`${addresses.get(requestId) ?? '?'} ${(encodedDataLength / 1000).toFixed(1)}`)
    })
    await page.addInitScript(watch)
    await page.goto(url, { waitUntil: 'networkidle' })
    await page.waitForFunction('window.firstInput !== undefined')
    const [input, paint] = await page.evaluate<[number, number]>(
      'new Promise((done) => new PerformanceObserver((list) => done([window.firstInput, '
        + 'list.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN]))'
      + '.observe({ type: "paint", buffered: true }))',
    )
    return { bytes, parts, requests: parts.length, input, paint }
  } finally {
    await context.close()
  }
}

/** The browser of a slow phone; whoever opens it closes it. */
export const openSlowPhone = (): Promise<Browser> => chromium.launch({
  executablePath: chromiumHere,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})
