# mypy: ignore-errors
# ruff: noqa: D103, F821
"""What sets the fields of a value, by their number; ``values`` gives each class its own names and setters.

Written by ``python -m benchmarks.value_inits``, since to compile these at a start takes 1.5 ms.
"""


def init_1(self, a0):
    set_0(self, a0)


def init_2(self, a0, a1):
    set_0(self, a0)
    set_1(self, a1)


def init_3(self, a0, a1, a2):
    set_0(self, a0)
    set_1(self, a1)
    set_2(self, a2)


def init_4(self, a0, a1, a2, a3):
    set_0(self, a0)
    set_1(self, a1)
    set_2(self, a2)
    set_3(self, a3)


def init_5(self, a0, a1, a2, a3, a4):
    set_0(self, a0)
    set_1(self, a1)
    set_2(self, a2)
    set_3(self, a3)
    set_4(self, a4)


def init_6(self, a0, a1, a2, a3, a4, a5):
    set_0(self, a0)
    set_1(self, a1)
    set_2(self, a2)
    set_3(self, a3)
    set_4(self, a4)
    set_5(self, a5)


def init_7(self, a0, a1, a2, a3, a4, a5, a6):
    set_0(self, a0)
    set_1(self, a1)
    set_2(self, a2)
    set_3(self, a3)
    set_4(self, a4)
    set_5(self, a5)
    set_6(self, a6)


def init_8(self, a0, a1, a2, a3, a4, a5, a6, a7):
    set_0(self, a0)
    set_1(self, a1)
    set_2(self, a2)
    set_3(self, a3)
    set_4(self, a4)
    set_5(self, a5)
    set_6(self, a6)
    set_7(self, a7)


def init_9(self, a0, a1, a2, a3, a4, a5, a6, a7, a8):
    set_0(self, a0)
    set_1(self, a1)
    set_2(self, a2)
    set_3(self, a3)
    set_4(self, a4)
    set_5(self, a5)
    set_6(self, a6)
    set_7(self, a7)
    set_8(self, a8)


def init_10(self, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9):
    set_0(self, a0)
    set_1(self, a1)
    set_2(self, a2)
    set_3(self, a3)
    set_4(self, a4)
    set_5(self, a5)
    set_6(self, a6)
    set_7(self, a7)
    set_8(self, a8)
    set_9(self, a9)


def init_11(self, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10):
    set_0(self, a0)
    set_1(self, a1)
    set_2(self, a2)
    set_3(self, a3)
    set_4(self, a4)
    set_5(self, a5)
    set_6(self, a6)
    set_7(self, a7)
    set_8(self, a8)
    set_9(self, a9)
    set_10(self, a10)


def init_12(self, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11):
    set_0(self, a0)
    set_1(self, a1)
    set_2(self, a2)
    set_3(self, a3)
    set_4(self, a4)
    set_5(self, a5)
    set_6(self, a6)
    set_7(self, a7)
    set_8(self, a8)
    set_9(self, a9)
    set_10(self, a10)
    set_11(self, a11)


def init_13(self, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12):
    set_0(self, a0)
    set_1(self, a1)
    set_2(self, a2)
    set_3(self, a3)
    set_4(self, a4)
    set_5(self, a5)
    set_6(self, a6)
    set_7(self, a7)
    set_8(self, a8)
    set_9(self, a9)
    set_10(self, a10)
    set_11(self, a11)
    set_12(self, a12)


def init_14(self, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13):
    set_0(self, a0)
    set_1(self, a1)
    set_2(self, a2)
    set_3(self, a3)
    set_4(self, a4)
    set_5(self, a5)
    set_6(self, a6)
    set_7(self, a7)
    set_8(self, a8)
    set_9(self, a9)
    set_10(self, a10)
    set_11(self, a11)
    set_12(self, a12)
    set_13(self, a13)


def init_15(self, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14):
    set_0(self, a0)
    set_1(self, a1)
    set_2(self, a2)
    set_3(self, a3)
    set_4(self, a4)
    set_5(self, a5)
    set_6(self, a6)
    set_7(self, a7)
    set_8(self, a8)
    set_9(self, a9)
    set_10(self, a10)
    set_11(self, a11)
    set_12(self, a12)
    set_13(self, a13)
    set_14(self, a14)


def init_16(self, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15):
    set_0(self, a0)
    set_1(self, a1)
    set_2(self, a2)
    set_3(self, a3)
    set_4(self, a4)
    set_5(self, a5)
    set_6(self, a6)
    set_7(self, a7)
    set_8(self, a8)
    set_9(self, a9)
    set_10(self, a10)
    set_11(self, a11)
    set_12(self, a12)
    set_13(self, a13)
    set_14(self, a14)
    set_15(self, a15)


def init_17(self, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16):
    set_0(self, a0)
    set_1(self, a1)
    set_2(self, a2)
    set_3(self, a3)
    set_4(self, a4)
    set_5(self, a5)
    set_6(self, a6)
    set_7(self, a7)
    set_8(self, a8)
    set_9(self, a9)
    set_10(self, a10)
    set_11(self, a11)
    set_12(self, a12)
    set_13(self, a13)
    set_14(self, a14)
    set_15(self, a15)
    set_16(self, a16)


def init_18(self, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17):
    set_0(self, a0)
    set_1(self, a1)
    set_2(self, a2)
    set_3(self, a3)
    set_4(self, a4)
    set_5(self, a5)
    set_6(self, a6)
    set_7(self, a7)
    set_8(self, a8)
    set_9(self, a9)
    set_10(self, a10)
    set_11(self, a11)
    set_12(self, a12)
    set_13(self, a13)
    set_14(self, a14)
    set_15(self, a15)
    set_16(self, a16)
    set_17(self, a17)


def init_19(self, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18):
    set_0(self, a0)
    set_1(self, a1)
    set_2(self, a2)
    set_3(self, a3)
    set_4(self, a4)
    set_5(self, a5)
    set_6(self, a6)
    set_7(self, a7)
    set_8(self, a8)
    set_9(self, a9)
    set_10(self, a10)
    set_11(self, a11)
    set_12(self, a12)
    set_13(self, a13)
    set_14(self, a14)
    set_15(self, a15)
    set_16(self, a16)
    set_17(self, a17)
    set_18(self, a18)


def init_20(self, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19):
    set_0(self, a0)
    set_1(self, a1)
    set_2(self, a2)
    set_3(self, a3)
    set_4(self, a4)
    set_5(self, a5)
    set_6(self, a6)
    set_7(self, a7)
    set_8(self, a8)
    set_9(self, a9)
    set_10(self, a10)
    set_11(self, a11)
    set_12(self, a12)
    set_13(self, a13)
    set_14(self, a14)
    set_15(self, a15)
    set_16(self, a16)
    set_17(self, a17)
    set_18(self, a18)
    set_19(self, a19)


def init_21(self, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19, a20):
    set_0(self, a0)
    set_1(self, a1)
    set_2(self, a2)
    set_3(self, a3)
    set_4(self, a4)
    set_5(self, a5)
    set_6(self, a6)
    set_7(self, a7)
    set_8(self, a8)
    set_9(self, a9)
    set_10(self, a10)
    set_11(self, a11)
    set_12(self, a12)
    set_13(self, a13)
    set_14(self, a14)
    set_15(self, a15)
    set_16(self, a16)
    set_17(self, a17)
    set_18(self, a18)
    set_19(self, a19)
    set_20(self, a20)


def init_22(self, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19, a20, a21):
    set_0(self, a0)
    set_1(self, a1)
    set_2(self, a2)
    set_3(self, a3)
    set_4(self, a4)
    set_5(self, a5)
    set_6(self, a6)
    set_7(self, a7)
    set_8(self, a8)
    set_9(self, a9)
    set_10(self, a10)
    set_11(self, a11)
    set_12(self, a12)
    set_13(self, a13)
    set_14(self, a14)
    set_15(self, a15)
    set_16(self, a16)
    set_17(self, a17)
    set_18(self, a18)
    set_19(self, a19)
    set_20(self, a20)
    set_21(self, a21)
