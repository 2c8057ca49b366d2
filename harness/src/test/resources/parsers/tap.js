// What tap-parser, the reader of node-tap, makes of TAP: strictly, so that what is no TAP fails.
import {readFileSync} from 'node:fs';
import {Parser} from 'tap-parser';

const parser = new Parser({strict: true});
const extra = [];
const asserts = [];
parser.on('extra', line => extra.push(line));
parser.on('assert', ({ok, id, name, skip, todo, diag}) => asserts.push({ok, id, name, skip, todo, diag}));
parser.on('complete', ({ok, count, pass, fail, skip, bailout, failures}) => {
    const broken = failures.filter(failure => failure.tapError).map(failure => failure.tapError);
    console.log(JSON.stringify({ok, count, pass, fail, skip, bailout, broken, extra, asserts}));
});
parser.end(readFileSync(0, 'utf8'));
