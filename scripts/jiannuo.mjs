#!/usr/bin/env node
import { argv } from 'node:process';
import { build, install, run } from './launch.mjs';

const args = argv.slice(2);
install();
if (args[0] === 'start') build();
run('src/main.ts', args);
