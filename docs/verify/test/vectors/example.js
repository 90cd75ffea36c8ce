/**
 * The worked example of the directory, tree and checkpoint, as outside judges accepted it. It goes
 * on from an older worked example of the formats, of which only ids and leaves count here.
 */

export const ACCEPTED = 'd469abec994d02eb6a1057e92ca486a29b14a4115623a6cbd298bc68e3e12747';
export const LEDGER = '7db9155286215406596c349672ed287f6d0a992ba225323a5b7f9586a30fd27d';
export const LEAVES = [
  '0100000000000000000000018c231aad00321ac9133e92e877a2b55f8ba36f13e511aa31a1fad314a7' +
    '4b1c0e8b163679b5c7386c15d732b4ca4eed16fcb04e728d5c5cac8ad7148300d3e75dd1370e857d',
  '0100000000000000010000018ca9000500ea7c7cadf6c2b4327b21eef8ce70ece26b29fbedc131ca22' +
    'b12f7f8028ef2eba778c2ec0520b8916fe23790e22f4d5e151a62a044cc189c5356045517f0cbd3e',
];
/** Topic (none: the person), label, list, numbers of its entries. */
export const LISTS = [
  ['', 'aff455a5bbcc13319ada11f59df5a1e5e62115276d68445b89f706c54db1569d',
    '7917e3416103d1fe1bca51dae1d2084c8bab93784647f6ee071d16d12d750eb8', [1]],
  ['officers', '0869774a0450f37fb67afdd6bb1bb4007127ce8a35a60ea0b926d7ebad110563',
    '8c1e37cabab3c5328c033ba3d206d80c6988aca7bb2d54b6c7b53641e0168b41', [0]],
  ['rulebooks', 'e24e5bacf021763d05c56271858ff1f7a2ac33fa734312b43034049e64ae76dc',
    '9c75bc596402cf21ca25ce2cb1fd79d0440f29186c32e1910a48640654863785', []],
  ['campaigns', '2cb132332879a340c8bb136a7ff1be06d9c0eb35b3e34d51e099f084f29e7e8b',
    '2a64af9dde675485448e37cf8627e9ac1707a9965ff753400f3d85d3fe37bd7c', []],
  ['ceremonies', 'b1feeafbd9e66612e18438f6fe7dbd068b372b5cde310100ce3475578b3ebcb9',
    '7c039d5259d2a0e3e00d75bff6e2a55ab15b5939e4544249d3b4844a8d6723c0', []],
];
export const LISTS_ROOT = '11023f53e4aeaacaee7b5b368bc10a7aae05e3428209a67a6994eb2892d02b6b';
export const PROOF_OF_PERSON =
  '03895d11fb5806b427b8258271e14251b81a49bc5261036ba4b9d920360b1591b201b43ef7c75740' +
  '8a09e3df16cd695f22ef37dee9d60e1d861f6174739ec783dde80094b315f1a8eca4c295813201b0' +
  '98bc37202a607778745dc8e8282d756ea16f86';
export const PROOF_OF_OFFICERS =
  '0267e530944c9f1ebee57148b62b2ece2793352f33c58d58199674b447b45a301000aa85a839c2b5' +
  '90f97444f8798fdd7bcb3572813bd1eb61dbf4c310dc9b720bd4';
export const DIRECTORY_BODY_HASH =
  'b08da1fe0e1d43191b5a8a92dd95e136b03a0124f497bef0e5700e17b5e192d5';
export const DIRECTORY_LINK = '0abd754904878c56d5df4e993e15be32479393e0e79f02638cfe9f857817571d';
export const LEAF_HASHES = [
  '304405ae4d577700535fd5f514e33b20c836d0900cd3a602ae4fa6eefb48bc82',
  '273bbdfb35966da36ac2ef164a40ba9b3c51676e2b06c28b14ac99f04354f17c',
  '8d4300a3cbe7ce8603d0fa90449bd215e562c8bfa3f44b1f1164dd970589f35c',
];
export const ROOT_2 = 'uDdeHE6CB3xXVJA0UX3L9QTjYDzr7SdWPW7zvMIfSe0=';
export const ROOT_3 = '+CaQz+j5VS6078GOUEQY7HW82V+/puuQjkqi4UZGYFo=';
export const LOG_VKEY =
  'ikrar.example.id/muba+565a0db1+Ae1JKMYo0cLG6ukDOJBZlWEpWSc6XGP5NjbBRhSshzfR';
export const WITNESS_VKEY =
  'saksi.example.id/bkn+2b9eb322+BMqTrBcFGHBx1nuDx/8O/oEI6OxFMFdddyaHkzPb2r58';
export const CHECKPOINT_SHA256 =
  '33cecbb5c0302bf6e712bee764b7376e6f39be9de39110de0961c34c511482f4';
export const CHECKPOINT = `ikrar.example.id/muba
3
+CaQz+j5VS6078GOUEQY7HW82V+/puuQjkqi4UZGYFo=

— ikrar.example.id/muba VloNsb+vwm6WR0bwhwRpO0g0MH384RRU7V0BQZ8SxO5TB2aKfkXBx2ZRYE5TMQZ2YbkVg22eUxyr7BBuc2vVxxYSBws=
— saksi.example.id/bkn K56zIgAAAABli4UiCd44Ah9y8P2ydr4s3DuWV7NnlZUHKw03IO+FX7r/PvapOY3QkqnzJBJQ+Gh2a962tGoyDJW2barKfIs+UTLEAg==
`;
export const PROOF_OF_ENTRY_1 = `c2sp.org/tlog-proof@v1
index 1
MEQFrk1XdwBTX9X1FOM7IMg20JAM06YCrk+m7vtIvII=
jUMAo8vnzoYD0PqQRJvSFeViyL+j9EsfEWTdlwWJ81w=
`;
export const BODY_KEY = 'e6e0bcf3385a64f68c23f4540ed310ea51993dc426013e298876ac64d1ba9711';
/** C2SP vrf-r255's own example. */
export const VRF = {
  publicKey: '54136cd90d99fbd1d4e855d9556efea87ba0337f2a6ce22028d0f5726fcb854e',
  alpha: '633273702e6f72672f7672662d72323535',
  pi: '0a97d961262fb549b4175c5117860f42ae44a123f93c476c439eddd1c0cff9265c805525233e2284' +
    'dbed45e593b8eea31d5ca9734d72bcbba9738d5237f955f3b2422351149d1312503b6441a47c940c',
  beta: 'dd653f0879b48c3ef69e13551239bec4cbcc1c18fe8894de2e9e1c790e182736' +
    '03bf1c6c25d7a797aeff3c43fd32b974d3fcbd4bcce916007097922a3ea3a794',
};
