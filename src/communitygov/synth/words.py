"""Names that are made up: none is taken from a place that is there, or from a person."""

from typing import Final

import numpy as np

from communitygov.synth.columns import Texts
from communitygov.synth.draws import shuffled

_FIRST: Final = """
蘅 Heng 澜 Lan 岫 Xiu 霁 Ji 槿 Jin 棠 Tang 菱 Ling 莳 Shi 苕 Tiao 芷 Zhi 泓 Hong 漪 Yi 湄 Mei 沅 Yuan 汀 Ting
筠 Yun 箫 Xiao 墨 Mo 砚 Yan 绮 Qi 缃 Xiang 珩 Heng 璟 Jing 琅 Lang 钰 Yu 翎 Ling 鹭 Lu 雁 Yan 鸢 Yuan 萤 Ying
"""
_SECOND: Final = """
浦 pu 汇 hui 塘 tang 泾 jing 埭 dai 墩 dun 岙 ao 坞 wu 堰 yan 圩 wei 荡 dang 渡 du 桥 qiao 亭 ting 坊 fang 里 li
苑 yuan 园 yuan 庭 ting 台 tai
"""


def _pairs(skip: int) -> Texts:
    return np.array([a + b for a in _FIRST.split()[skip::2] for b in _SECOND.split()[skip::2]])


_ZH: Final[Texts] = _pairs(0)
_EN: Final[Texts] = _pairs(1)


def invented(rng: np.random.Generator, many: int) -> tuple[Texts, Texts]:
    """So many names, in Chinese and in English; none twice among the first six hundred."""
    drawn = shuffled(rng, np.arange(max(many, len(_ZH))) % len(_ZH))[:many]
    return _ZH[drawn], _EN[drawn]
