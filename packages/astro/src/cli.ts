#!/usr/bin/env node
// pnpm gives a site the programs of what it names itself, and none of a dependency's.
import 'dooryard/cli'
