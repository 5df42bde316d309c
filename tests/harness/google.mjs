// @ts-nocheck: it stands in for functions of Node.js, whose overloads are no concern of it.
// Loaded into the process of a site before anything else (`--import`): what it asks Google goes to a server of the test.
import http from 'node:http'
import https from 'node:https'
import { syncBuiltinESMExports } from 'node:module'

const PLACES = ['https://www.googleapis.com/oauth2/v3/certs', 'https://oauth2.googleapis.com/token']
const { request } = https

https.request = (url, options, ...rest) => {
  if (!PLACES.includes(String(url))) return request(url, options, ...rest)
  const { lookup: _, agent: __, ...plain } = options
  return http.request(`${process.env.TEST_GOOGLE}/${String(url).split('/').at(-1)}`, plain, ...rest)
}
syncBuiltinESMExports()
