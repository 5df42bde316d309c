interface Device {
  device_type?: string
  is_mobile: boolean
  browser_name?: string
  browser_version?: string
}

const BROWSERS: [name: string, pattern: RegExp][] = [
  ['Edge', /\bEdg(?:e|A|iOS)?\/(\d{1,4})/],
  ['Opera', /\bOPR\/(\d{1,4})/],
  ['Samsung Internet', /\bSamsungBrowser\/(\d{1,4})/],
  ['Firefox', /\b(?:Firefox|FxiOS)\/(\d{1,4})/],
  ['Chrome', /\b(?:Chrome|CriOS)\/(\d{1,4})/],
  ['Safari', /\bVersion\/(\d{1,4})[.\d]{0,12} (?:Mobile\/\w{1,12} )?Safari\//],
]

const DEVICES: [type: string, pattern: RegExp][] = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Macintosh', /\bMacintosh\b/],
  ['Windows', /\bWindows\b/],
  ['Linux', /\bLinux\b/],
]

/** What a person recognises a device by; a guess from the user agent, never a decision. */
export function describeUserAgent(userAgent: string | null): Device {
  const text = userAgent ?? ''
  const device = DEVICES.find(([, pattern]) => pattern.test(text))?.[0]
  const browser = BROWSERS.map(([name, pattern]) => ({ name, match: pattern.exec(text) })).find(
    ({ match }) => match,
  )
  return {
    is_mobile: /\b(iPhone|iPad|Android|Mobile)\b/.test(text),
    ...(device && { device_type: device }),
    ...(browser && { browser_name: browser.name, browser_version: browser.match![1]! }),
  }
}
