// What two readers of JUnit's XML make of it, with the libraries that they read XML with. Both are actions, on no registry; what they do with
// the XML is told here in our words, after their sources as of June 2026:
// dorny/test-reporter (MIT), src/parsers/java-junit; mikepenz/action-junit-report (Apache-2.0), src/testParser.ts.
import {readFileSync} from 'node:fs';
import xmlJs from 'xml-js';
import xml2js from 'xml2js';

const xml = readFileSync(0, 'utf8');
const list = value => value === undefined ? [] : Array.isArray(value) ? value : [value];

async function testReporter() {
    const {testsuite: suite} = await xml2js.parseStringPromise(xml);
    return list(suite.testcase).map(test => {
        const wrong = (test.failure ?? test.error)?.[0];
        return {
            name: test.$.name.trim(),
            result: wrong === undefined ? test.skipped ? 'skipped' : 'success' : 'failed',
            ms: parseFloat(test.$.time) * 1000,
            message: wrong && `${wrong.$.type}: ${wrong.$.message}`,
            details: wrong?._,
        };
    });
}

function actionJunitReport() {
    const {testsuite: suite} = JSON.parse(xmlJs.xml2json(xml, {compact: true}));
    return list(suite.testcase).map(test => {
        const wrong = test.failure ?? test.error;
        const stack = String(wrong?._cdata ?? wrong?._text ?? '').trim();
        return {
            title: test._attributes.name,
            level: wrong ? 'failure' : test.skipped ? 'skipped' : 'notice',
            path: test._attributes.file ?? test._attributes.classname,
            start_line: parseInt(test._attributes.line ?? '1'),
            message: (wrong?._attributes?.message ?? stack.split('\n').slice(0, 2).join('\n')).trim(),
            raw_details: stack,
        };
    });
}

console.log(JSON.stringify({testReporter: await testReporter(), actionJunitReport: actionJunitReport()}));
